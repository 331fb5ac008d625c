<?php
function byName(mysqli $db) {
    $name = mysqli_real_escape_string($db, $_GET['name']);
    return mysqli_query($db, "SELECT * FROM users WHERE name = '$name'");
}

function number(PDO $pdo, $limit) {
    $part = addslashes($_GET['part']);
    return $pdo->query("SELECT * FROM posts WHERE part = '$part' LIMIT " . intval($limit)); // evidence: sanitized
}

function bound($db) {
    $st = $db->prepare("SELECT * FROM users WHERE id = ?"); // evidence: bound-parameters
    $st->execute([$_POST['id']]);
}

function quoted(PDO $pdo) {
    $name = $pdo->quote($_GET['name']);
    return $pdo->query("SELECT * FROM users WHERE name = " . $name); // evidence: sanitized
}

function plain(PDO $pdo) {
    return $pdo->query("SELECT * FROM tides WHERE id = " . $_GET['id']);
}
