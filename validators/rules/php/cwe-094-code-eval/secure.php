<?php
function calc() {
    return (float) $_POST['a'] * (float) $_POST['b'];
}

function fixed() {
    eval('$r = 1;'); // evidence: constant-code
}

function again() {
    return assert('true'); // evidence: constant-code
}

function made() {
    return create_function('$a', 'return $a;'); // evidence: constant-code
}

function lines($text)
{
    return mb_ereg_replace('[ \t]+$', '', $text, 'ms');
}

function sum($text)
{
    if (preg_match('/^[-+*\/().0-9 ]+$/', $text)) {
        return eval("return $text;"); // evidence: guarded
    }
}

function whole_sum($text)
{
    if (preg_match('/^[0-9+*. ]+$/D', $text) !== 1) {
        throw new DomainException($text);
    }
    return eval("return $text;"); // evidence: guarded
}

function keep_opening_hours()
{
    file_put_contents('/srv/shop/hours.php', '<?php return ' . var_export($_POST['hours'], true) . ';'); // evidence: sanitized
}

function keep_note()
{
    file_put_contents('/srv/shop/note.txt', $_POST['note']);
}
