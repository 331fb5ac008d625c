<?php
function upload($file, $known)
{
    $link = ssh2_connect('files.example.org', 22);
    if (!hash_equals($known, ssh2_fingerprint($link, SSH2_FINGERPRINT_SHA1))) { // evidence: compared
        throw new RuntimeException('another server');
    }
    ssh2_auth_password($link, 'app', getenv('SSH_PASSWORD'));
}

class Remote
{
    public function open($known)
    {
        $link = ssh2_connect($this->host);
        $seen = ssh2_fingerprint($link); // evidence: compared
        if ($seen !== $known) {
            return false;
        }
        return ssh2_auth_pubkey_file($link, 'app', 'id.pub', 'id');
    }

    public function library($sftp, $known)
    {
        return $sftp->getServerPublicHostKey() === $known; // evidence: compared
    }

    public function plain()
    {
        return ssh2_connect($this->host);
    }
}
