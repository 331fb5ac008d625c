<?php
function resetToken() {
    return bin2hex(random_bytes(32)); // evidence: system-source
}

function pin() {
    return random_int(0, 999999); // evidence: system-source
}

function key() {
    return openssl_random_pseudo_bytes(32); // evidence: system-source
}

function dice() {
    return mt_rand(1, 6);
}

function signed($user, $key) {
    $claims = ['sub' => $user, 'iat' => time(), 'exp' => time() + 3600];
    $token = \Firebase\JWT\JWT::encode($claims, $key, 'HS256');
    $linkToken = hash_hmac('sha256', $user . time(), $key);
    return [$token, $linkToken];
}

final class VoucherNumbers
{
    public function made(): string
    {
        $code = '';
        for ($i = 0; $i < 12; $i++) {
            $code .= 'ABCDEFGHJKMNPQRS'[random_int(0, 15)]; // evidence: system-source
        }
        return $code;
    }
}

function shaker(?\Random\Engine $engine = null): \Random\Randomizer
{
    static $kept = null;

    return $kept ??= new \Random\Randomizer($engine ?? new \Random\Engine\Secure());
}

function shaken_once(): string
{
    return bin2hex(shaker()->getBytes(16)); // evidence: system-source
}
