<?php
use Firebase\JWT\JWT;
use Firebase\JWT\Key;

function claims(string $jwt, string $key): object
{
    return JWT::decode($jwt, new Key($key, 'HS256')); // evidence: signature-checked
}

function subject(string $token, string $key): ?string
{
    $parts = explode('.', $token);
    $wanted = hash_hmac('sha256', $parts[0] . '.' . $parts[1], $key, true);
    if (!hash_equals($wanted, base64_decode(strtr($parts[2], '-_', '+/')))) {
        return null;
    }
    return json_decode(base64_decode(strtr($parts[1], '-_', '+/')), true)['sub'] ?? null;
}

function version(string $tokens): array
{
    return json_decode($tokens, true);
}
