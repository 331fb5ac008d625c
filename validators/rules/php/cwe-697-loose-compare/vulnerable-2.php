<?php
class Hook
{
    public function accept(string $body): bool
    {
        $data = json_decode($body, true);
        return $data['token'] == $this->token; // finding: loose-hash-comparison
    }

    public function key(): bool
    {
        return $this->apiKey != $_GET['api_key']; // finding: loose-hash-comparison
    }
}
