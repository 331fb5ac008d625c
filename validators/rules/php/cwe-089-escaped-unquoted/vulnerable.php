<?php
function byId(mysqli $db) {
    $id = mysqli_real_escape_string($db, $_GET['id']);
    return mysqli_query($db, "SELECT * FROM users WHERE id = $id"); // finding
}

function slashes(PDO $pdo, $limit) {
    return $pdo->query("SELECT * FROM posts LIMIT " . addslashes($limit)); // finding
}

function column($db) {
    $by = $db->real_escape_string($_POST['by']);
    $sql = sprintf("SELECT * FROM users ORDER BY %s", $by);
    return $db->query($sql); // finding
}
