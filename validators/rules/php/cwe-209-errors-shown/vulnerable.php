<?php
ini_set('display_errors', 1); // finding: errors-shown

function info() {
    phpinfo(); // finding: configuration-shown
}

function query($db, $sql) {
    $rows = mysqli_query($db, $sql) or die(mysqli_error($db)); // finding: error-text-shown
    return $rows;
}

function failed($e) {
    echo $e->getTraceAsString(); // finding: error-text-shown
}
