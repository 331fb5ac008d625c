<?php
function resetToken() {
    return md5(uniqid()); // finding: predictable-in-secret-code
}

function login() {
    $_SESSION['csrf'] = mt_rand(); // finding: predictable-secret
    $api_token = sha1(microtime() . rand()); // finding: predictable-secret
    return $api_token;
}

class Passwords {
    public function makePassword($chars) {
        return substr(str_shuffle($chars), 0, 8); // finding: predictable-in-secret-code
    }
}

function begin() {
    $drawn = uniqid('', true);
    $written = md5($drawn);
    $rememberToken = $written; // finding: predictable-secret
    return $rememberToken;
}

function keep_reader()
{
    $rememberMeKey = sprintf('%08x', mt_rand()); // finding
    setcookie('reader', $rememberMeKey);
}

class CouponBook
{
    public function draw(): int
    {
        return mt_rand(100000, 999999); // finding: predictable-in-secret-code
    }
}

final class Numbers
{
    public static function one(int $most): int
    {
        return mt_rand(0, $most);
    }
}

final class VoucherMaker
{
    public function made(): string
    {
        $code = '';
        for ($i = 0; $i < 12; $i++) {
            $code .= 'ABCDEFGHJKMNPQRS'[Numbers::one(15)]; // finding: predictable-secret
        }
        return $code;
    }
}

function shaker(?\Random\Engine $engine = null): \Random\Randomizer
{
    static $kept = null;

    return $kept ??= new \Random\Randomizer($engine ?? new \Random\Engine\Secure());
}

function shaken_twice(int $day): string
{
    shaker(new \Random\Engine\Mt19937($day))->shuffleArray(['a', 'b']);

    return bin2hex(shaker()->getBytes(16)); // finding: repeating-engine
}

function either_engine(bool $fast): string
{
    $engine = new \Random\Engine\Secure();
    if ($fast) {
        $engine = new \Random\Engine\Mt19937(7);
    }
    $shaken = new \Random\Randomizer($engine);

    return bin2hex($shaken->getBytes(16)); // finding: repeating-engine
}
