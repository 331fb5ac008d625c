<?php
function page() {
    $title = $_GET['title'] ?? '';
    return $title;
}

function query() {
    parse_str($_SERVER['QUERY_STRING'], $values); // evidence: into-an-array
    return $values['page'];
}

function view($values) {
    extract($values, EXTR_SKIP); // evidence: nothing-overwritten
}

function prefixed($values) {
    extract($values, EXTR_PREFIX_ALL, 'v'); // evidence: nothing-overwritten
}

function shown($data) {
    extract($data);
    return $title;
}
