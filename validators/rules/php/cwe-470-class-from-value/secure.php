<?php
function make() {
    return new ReflectionClass('Item'); // evidence: class-of-the-program
}

function listed() {
    $type = $_GET['type'];
    if (!in_array($type, ['Item', 'Order'], true)) {
        return null;
    }
    return new ReflectionClass($type); // evidence: guarded
}

function service() {
    return app('mailer'); // evidence: class-of-the-program
}
