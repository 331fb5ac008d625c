<?php
function register($db, $password) {
    $hash = md5($password); // finding
    return $db->insert('users', ['hash' => $hash]);
}

function login($row) {
    return $row['hash'] === sha1('salt' . $_POST['passwd']); // finding
}

class User {
    public function setPassword($plain) {
        $this->password = hash('sha256', $plain . $this->password); // finding
    }
}
