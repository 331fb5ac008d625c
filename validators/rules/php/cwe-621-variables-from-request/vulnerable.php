<?php
function page() {
    extract($_GET); // finding: variables-from-array
    return $title;
}

function query() {
    parse_str($_SERVER['QUERY_STRING']); // finding: variables-from-text
    return $page;
}

function form() {
    $values = array_merge(['a' => 1], $_POST);
    extract($values); // finding: variables-from-array
}
