<?php
function webhook($body, $secret, $given)
{
    if ($given == hash_hmac('sha256', $body, $secret)) { // finding: early-exit
        handle($body);
    }
}

function form()
{
    if ($_SESSION['csrf_token'] !== $_POST['csrf_token']) { // finding: early-exit
        exit('no');
    }
}

class Keys
{
    public function known($apiKey)
    {
        return strcmp($this->apiKey, $apiKey) === 0; // finding: early-exit
    }

    public function signed($signature, $expected)
    {
        return $expected === $signature; // finding: early-exit
    }
}

function delivered(string $body, string $given, string $key): bool
{
    $wanted = 'v2=' . base64_encode(hash_hmac('sha512', $body, $key, true));

    return $given === $wanted; // finding: early-exit
}
