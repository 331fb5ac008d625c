<?php
class Member
{
    public function setPassword(string $plain): void
    {
        $this->stored = password_hash($plain, PASSWORD_ARGON2ID); // evidence: password-hash
    }

    public function resetPasswordToken(): string
    {
        return hash('sha256', $this->token);
    }

    public function avatar(string $mail): string
    {
        return 'https://avatars.example.org/' . md5(strtolower($mail));
    }
}
