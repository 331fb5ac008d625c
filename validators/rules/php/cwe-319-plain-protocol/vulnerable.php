<?php
function upload($file)
{
    $link = ftp_connect('files.example.org'); // finding: files-in-clear
    ftp_login($link, 'app', getenv('FTP_PASSWORD'));
}

function fetch($name)
{
    return file_get_contents('ftp://files.example.org/' . $name); // finding: files-in-clear
}

function mailer(PHPMailer $mail)
{
    $mail->SMTPSecure = false; // finding: mail-in-clear
    $mail->SMTPAutoTLS = false; // finding: mail-in-clear
}

function router()
{
    return fsockopen('router.example.org', 23); // finding: terminal-in-clear
}
