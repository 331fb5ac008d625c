<?php
$link = mysql_connect("db", $user, $password); // finding: old-database-functions
$rows = mysql_query("SELECT id FROM pages", $link); // finding: old-database-functions

function is_name($text)
{
    return ereg("^[a-z]+$", $text); // finding: old-expressions
}

function words($line)
{
    return split(",", $line); // finding: old-expressions
}

function total(array $prices) // finding: removed-function
{
    $sum = 0;
    while (list($name, $price) = each($prices)) {
        $sum += $price;
    }
    usort($prices, create_function('$a,$b', 'return $a - $b;')); // finding: removed-function
    return $sum;
}

class Box
{
    public function seal($text, $key, $iv)
    {
        return mcrypt_encrypt(MCRYPT_RIJNDAEL_128, $key, $text, MCRYPT_MODE_CBC, $iv); // finding: removed-function
    }

    public function show($text)
    {
        echo utf8_encode($text), strftime("%d %B"); // finding: given-up-function
    }
}

$name = filter_input(INPUT_POST, "name", FILTER_SANITIZE_STRING); // finding: given-up-filter
$city = filter_var($_POST["city"], FILTER_SANITIZE_STRING); // finding: given-up-filter
