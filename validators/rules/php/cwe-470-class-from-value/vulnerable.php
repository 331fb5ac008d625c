<?php
function make() {
    $class = new ReflectionClass($_GET['type']); // finding: chosen-class
    return $class->newInstance();
}

function call($handler) {
    return call_user_func([$handler, $_GET['do']]); // finding: chosen-callable
}

function service() {
    return app($_POST['service']); // finding: chosen-class
}

function action() {
    return call_user_func($_GET['do'], 1); // finding: chosen-callable
}

function ordered($rows) {
    usort($rows, $_GET['by']); // finding: chosen-callable
    return array_filter($rows, $_GET['keep']); // finding: chosen-callable
}
