<?php
class Hook
{
    public function accept(string $body): bool
    {
        $data = json_decode($body, true);
        return is_string($data['token']) && hash_equals($this->token, $data['token']); // evidence: constant-time
    }

    public function kind(): bool
    {
        return $_GET['kind'] == $this->kind;
    }

    public function known(): bool
    {
        return $this->tokenType == 'bearer';
    }
}
