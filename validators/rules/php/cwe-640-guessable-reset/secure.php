<?php
function send_reset($mail, $box)
{
    $ticket = bin2hex(random_bytes(32)); // evidence: system-source
    $box->deliver($mail, '/again?ticket=' . $ticket);
}

function forgotPassword($mail, $rows)
{
    $rows->insert(['mail' => $mail, 'code' => random_int(100000, 999999)]); // evidence: system-source
}

final class PasswordRecovery
{
    public function begin($mail)
    {
        return bin2hex(random_bytes(16)) . md5($mail); // evidence: system-source
    }

    public function purge()
    {
        return mt_rand(1, 100) === 1;
    }
}

function shelf_of_the_day($shelves)
{
    return $shelves[array_rand($shelves)];
}
