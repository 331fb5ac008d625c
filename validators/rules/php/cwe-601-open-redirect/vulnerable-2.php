<?php
$to = (string) ($_GET['to'] ?? '/');
if (!preg_match('#^/#', $to)) {
    $to = '/';
}
header('Location: ' . $to); // finding
function partner(string $raw): void
{
    if (parse_url($raw, PHP_URL_SCHEME) !== 'https') {
        exit;
    }
    header("Location: $raw"); // finding
}
partner($_GET['partner']);
