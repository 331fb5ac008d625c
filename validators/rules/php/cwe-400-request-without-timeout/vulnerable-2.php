<?php

function rates(string $day): string
{
    $handle = curl_init('https://rates.example.org/' . $day);
    curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
    return curl_exec($handle); // finding: no-limit
}

class Hooks
{
    public function send(string $address, array $row): bool
    {
        $curl = curl_init();
        curl_setopt_array($curl, [CURLOPT_URL => $address, CURLOPT_POSTFIELDS => json_encode($row)]);
        $done = curl_exec($curl); // finding: no-limit
        curl_close($curl);
        return $done !== false;
    }
}

function ping(string $address): void
{
    $ch = curl_init($address);
    curl_setopt($ch, CURLOPT_TCP_KEEPALIVE, 1);
    curl_exec($ch); // finding: no-limit
}
