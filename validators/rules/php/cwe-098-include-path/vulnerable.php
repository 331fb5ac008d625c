<?php
include $_GET['page'] . '.php'; // finding: chosen-file

function show($page) {
    require_once "pages/$page"; // finding: chosen-file
}

function language() {
    $lang = $_COOKIE['lang'] ?? 'en';
    $file = __DIR__ . '/lang/' . $lang . '.php';
    require($file); // finding: chosen-file
}
