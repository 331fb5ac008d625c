<?php
$to = (string) ($_GET['to'] ?? '/');
if (!preg_match('#^/(?![/\\\\])#', $to)) {
    $to = '/';
}
header('Location: ' . $to); // evidence: guarded
function partner(string $raw): void
{
    $host = parse_url($raw, PHP_URL_HOST);
    if (!in_array($host, ['a.example.org', 'b.example.org'], true)) {
        exit;
    }
    header("Location: $raw"); // evidence: guarded
}
partner($_GET['partner']);
