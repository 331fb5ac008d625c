<?php
final class VoucherTokens
{
    private function letters(int $length): Generator
    {
        for ($i = 0; $i < $length; $i++) {
            yield self::LETTERS[random_int(0, 31)]; // evidence: system-source
        }
    }

    private function retryDelay(): int
    {
        return mt_rand(100, 900);
    }
}

final class Dice
{
    public function roll(): int
    {
        return mt_rand(1, 6);
    }
}
