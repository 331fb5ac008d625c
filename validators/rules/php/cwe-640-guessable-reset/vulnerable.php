<?php
function send_reset($mail, $box)
{
    $ticket = md5($mail . uniqid()); // finding: guessable-token
    $box->deliver($mail, '/again?ticket=' . $ticket);
}

function forgotPassword($mail, $rows)
{
    $rows->insert(['mail' => $mail, 'code' => mt_rand(100000, 999999)]); // finding: guessable-token
}

final class PasswordRecovery
{
    public function begin($mail)
    {
        return sha1(rand() . $mail); // finding: guessable-token
    }
}
