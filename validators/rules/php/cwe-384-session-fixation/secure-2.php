<?php
session_start();
$user = $db->query('SELECT * FROM users WHERE id = 1')->fetch();
if (password_verify($_POST['password'], $user['hash'])) {
    session_regenerate_id(true); // evidence: new-id
    $_SESSION['user'] = $user['id'];
    header('Location: /home');
}
class Gate
{
    public function enter(array $user, string $given): bool
    {
        if (!password_verify($given, $user['hash'])) {
            return false;
        }
        $_SESSION['uid'] = $user['id'];
        return session_regenerate_id(true); // evidence: new-id
    }

    public function change(array $user, string $given): bool
    {
        return password_verify($given, $user['hash']) && $_SESSION['uid'] === $user['id'];
    }
}
