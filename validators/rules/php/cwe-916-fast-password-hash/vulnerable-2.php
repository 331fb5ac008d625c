<?php
class Member
{
    public function setPassword(string $plain): void
    {
        $salt = bin2hex(random_bytes(8));
        $this->stored = $salt . ':' . sha1($salt . $plain); // finding: fast-hash
    }

    public function checkPassword(string $given): bool
    {
        return hash_equals($this->stored, hash('sha256', $given)); // finding: fast-hash
    }
}
