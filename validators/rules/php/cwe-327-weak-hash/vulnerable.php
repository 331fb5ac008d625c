<?php
function sign($data, $key) {
    return md5($key . $data); // finding
}

function checksum($data, $key) {
    return hash_hmac('sha1', $data, $key); // finding
}

class Tokens {
    public function makeToken($user) {
        return sha1($user . microtime()); // finding
    }
}

function seal(string $body): string
{
    return hash('md5', $body); // finding
}

function seal_of_label($path)
{
    return hash_file('md5', $path); // finding: broken-hash
}
