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
