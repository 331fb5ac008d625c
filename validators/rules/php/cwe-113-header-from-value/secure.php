<?php
function file()
{
    header("Content-Disposition: attachment; filename*=UTF-8''" . rawurlencode($_GET['name'])); // evidence: sanitized
    readfile('report.pdf');
}

function type()
{
    $types = ['pdf' => 'application/pdf', 'csv' => 'text/csv'];
    $type = $_GET['type'];
    if (!in_array($type, ['application/pdf', 'text/csv'], true)) {
        exit;
    }
    header('Content-Type: ' . $type); // evidence: guarded
}

function named()
{
    header('Link: ' . preg_replace('/[^a-z0-9]/', '', $_GET['page'])); // evidence: sanitized
    header('Content-Type: application/json');
}
