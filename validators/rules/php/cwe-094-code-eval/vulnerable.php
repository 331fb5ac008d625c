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

function sum_of_a_line($text)
{
    if (preg_match('/^[-+*\/().0-9 ]+$/m', $text)) {
        return eval("return $text;"); // finding: evaluated
    }
}

function sum_at_the_beginning($text)
{
    if (preg_match('/^[0-9+*. ]+/', $text) !== 1) {
        throw new DomainException($text);
    }
    return eval("return $text;"); // finding: evaluated
}

function keep_greeting()
{
    $greeting = $_POST['greeting'];
    file_put_contents('/srv/shop/greeting.php', "<?php return '" . $greeting . "';"); // finding: written-code
}
