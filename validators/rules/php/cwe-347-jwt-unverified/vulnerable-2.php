<?php
use Firebase\JWT\JWT;

function claims(string $jwt): object
{
    [, $middle] = explode('.', $jwt);
    return JWT::jsonDecode(JWT::urlsafeB64Decode($middle)); // finding: payload-taken-apart
}

function subject(string $token): ?string // finding: payload-taken-apart
{
    $parts = explode('.', $token);
    $claims = json_decode(base64_decode(strtr($parts[1], '-_', '+/')), true);
    return $claims['sub'] ?? null;
}
