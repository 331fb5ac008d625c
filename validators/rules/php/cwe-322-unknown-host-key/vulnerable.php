<?php
function upload($file)  // finding: not-compared
{
    $link = ssh2_connect('files.example.org', 22);
    ssh2_auth_password($link, 'app', getenv('SSH_PASSWORD'));
    ssh2_scp_send($link, $file, '/in/' . basename($file));
}

class Remote
{
    public function open($host) // finding: not-compared
    {
        $this->link = ssh2_connect($host);
        return ssh2_auth_pubkey_file($this->link, 'app', 'id.pub', 'id');
    }

    private function agent($link) // finding: not-compared
    {
        if (!ssh2_auth_agent($link, 'app')) {
            throw new RuntimeException('no login');
        }
    }
}
