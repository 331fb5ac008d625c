<?php
final class VoucherTokens
{
    private function letters(int $length): Generator
    {
        for ($i = 0; $i < $length; $i++) {
            yield self::LETTERS[mt_rand(0, 31)]; // finding: predictable-in-secret-code
        }
    }
}

function kept_for_a_month(): void
{
    $rememberMe = dechex(mt_rand()) . dechex(mt_rand()); // finding: predictable-secret
    setcookie('who', $rememberMe, time() + 2592000);
}
