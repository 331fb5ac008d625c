<?php
session_start();
$user = $db->query('SELECT * FROM users WHERE id = 1')->fetch();
if (password_verify($_POST['password'], $user['hash'])) {
    $_SESSION['user'] = $user['id'];
    header('Location: /home'); // finding: login-without-new-id
}
class Gate
{
    public function enter(array $user, string $given): bool // finding: login-without-new-id
    {
        if (!password_verify($given, $user['hash'])) {
            return false;
        }
        $_SESSION['uid'] = $user['id'];
        return true;
    }
}
