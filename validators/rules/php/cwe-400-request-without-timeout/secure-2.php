<?php

function rates(string $day): string
{
    $handle = curl_init('https://rates.example.org/' . $day);
    curl_setopt($handle, CURLOPT_TIMEOUT_MS, 1500); // evidence: limited
    return curl_exec($handle);
}

class Hooks
{
    public function send(string $address, array $row): bool
    {
        $curl = curl_init();
        curl_setopt_array($curl, [CURLOPT_URL => $address, CURLOPT_TIMEOUT => 10]); // evidence: limited
        return curl_exec($curl) !== false;
    }

    public function with(string $address, array $options): bool
    {
        $curl = curl_init($address);
        curl_setopt_array($curl, $options);
        return curl_exec($curl) !== false;
    }
}

function handed($handle)
{
    return curl_exec($handle);
}

function each_of($handle, array $options)
{
    $handle = curl_init();
    foreach ($options as $name => $value) {
        curl_setopt($handle, $name, $value);
    }
    return curl_exec($handle);
}
