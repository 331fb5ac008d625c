<?php
function calc() {
    eval('$r = ' . $_POST['formula'] . ';'); // finding: evaluated
    return $r;
}

function check($rule) {
    assert("$rule > 1"); // finding: evaluated
}

function made($body) {
    return create_function('$a', $body); // finding: evaluated
}

function titled($text)
{
    return mb_ereg_replace('^(.)', 'strtoupper("\\1")', $text, 'e'); // finding: evaluated-replacement
}
