<?php
function find($text) {
    return preg_match('/' . preg_quote($_GET['q'], '/') . '/', $text); // evidence: sanitized
}

function replace($text) {
    return preg_replace('/\s+/', ' ', $text); // evidence: constant-expression
}

function word($text) {
    return preg_match('/^\w+$/', $text); // evidence: constant-expression
}
