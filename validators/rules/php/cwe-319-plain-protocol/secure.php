<?php
function upload($file)
{
    $link = ftp_ssl_connect('files.example.org'); // evidence: files-encrypted
    ftp_login($link, 'app', getenv('FTP_PASSWORD'));
}

function directory()
{
    return ldap_connect('ldaps://directory.example.org'); // evidence: directory-encrypted
}

function mailer(PHPMailer $mail)
{
    $mail->SMTPSecure = PHPMailer::ENCRYPTION_STARTTLS; // evidence: mail-encrypted
    $mail->SMTPAuth = true;
}

function web()
{
    return fsockopen('ssl://www.example.org', 443);
}
