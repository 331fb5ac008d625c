<?php
function asked_for($target, $domain)
{
    $host = parse_url($target, PHP_URL_HOST);
    if ($host === $domain) {
        return curl_init($target); // finding
    }
}
asked_for($_GET['target'], $_POST['domain']);

function of_the_request()
{
    $target = $_GET['target'];
    if (parse_url($target, PHP_URL_HOST) == $_SERVER['HTTP_HOST']) {
        return curl_init($target); // finding
    }
}

function listed_by_the_sender()
{
    $target = $_GET['target'];
    if (in_array(parse_url($target, PHP_URL_HOST), $_GET['hosts'])) {
        return curl_init($target); // finding
    }
}
