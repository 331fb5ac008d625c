<?php
class Feed
{
    private array $options = [CURLOPT_TIMEOUT => 5];

    public function __construct(bool $check = false)
    {
        $this->options[CURLOPT_SSL_VERIFYPEER] = $check;
    }

    public static function make(): self
    {
        return new self();
    }

    public function load(): string
    {
        $handle = curl_init('https://feed.example.org/');
        curl_setopt_array($handle, $this->options + [CURLOPT_POST => true]); // finding: peer-unverified
        return (string) curl_exec($handle);
    }
}
echo Feed::make()->load();
