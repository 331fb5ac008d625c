<?php
function find($text) {
    return preg_match('/' . $_GET['q'] . '/', $text); // finding: expression-from-value
}

function replace($text) {
    $word = $_POST['word'];
    return preg_replace("/$word/i", '', $text); // finding: expression-from-value
}

function slow($text) {
    return preg_match('/^(a+)+$/', $text); // finding: endless-backtracking
}
