<?php
use Firebase\JWT\JWT;
use Firebase\JWT\Key;

function user($token, $key) {
    return JWT::decode($token, new Key($key, 'HS256')); // evidence: signature-checked
}

function made($data, $key) {
    return JWT::encode($data, $key, 'HS256'); // evidence: signed
}

function signed($data, $key) {
    return JWT::encode($data, $key, 'RS256'); // evidence: signed
}

function state($text) {
    return json_decode(base64_decode($text));
}
