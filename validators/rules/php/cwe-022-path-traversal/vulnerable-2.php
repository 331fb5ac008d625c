<?php
const FOLDER = '/srv/files';
$path = FOLDER . '/' . $_GET['name'];
if (str_starts_with($path, FOLDER . '/')) {
    readfile($path); // finding: chosen-path
}
$other = FOLDER . '/' . $_GET['other'];
if (strpos($other, FOLDER) === 0) {
    echo file_get_contents($other); // finding: chosen-path
}
