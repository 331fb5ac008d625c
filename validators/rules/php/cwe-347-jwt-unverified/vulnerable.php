<?php
use Firebase\JWT\JWT;

function user($token) {
    return JWT::decode($token, null); // finding: signature-unchecked
}

function made($data) {
    return JWT::encode($data, '', 'none'); // finding: no-algorithm
}

function parts($jwt) {
    return json_decode(base64_decode(explode('.', $jwt)[1])); // finding: payload-taken-apart
}
