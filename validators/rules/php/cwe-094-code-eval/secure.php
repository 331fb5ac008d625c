<?php
function calc() {
    return (float) $_POST['a'] * (float) $_POST['b'];
}

function fixed() {
    eval('$r = 1;'); // evidence: constant-code
}

function action($list) {
    return array_map(fn($x) => $x * 2, $list); // evidence: known-callable
}

function named() {
    $do = $_GET['do'];
    if (!in_array($do, ['start', 'stop'], true)) {
        return null;
    }
    return call_user_func($do, 1); // evidence: guarded
}

function lines($text)
{
    return mb_ereg_replace('[ \t]+$', '', $text, 'ms');
}
