<?php
const FOLDER = '/srv/files';
$path = realpath(FOLDER . '/' . $_GET['name']);
if ($path !== false && str_starts_with($path, FOLDER . '/')) {
    readfile($path); // evidence: guarded
}
$other = realpath(FOLDER . '/' . $_GET['other']);
if (strpos($other, FOLDER . '/') !== 0) {
    exit;
}
echo file_get_contents($other); // evidence: guarded
