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

function doubled($list) {
    return array_map(fn($x) => $x * 2, $list); // evidence: known-callable
}

function asked() {
    $do = $_GET['do'];
    if (!in_array($do, ['start', 'stop'], true)) {
        return null;
    }
    return call_user_func($do, 1); // evidence: guarded
}

function parts($callback) {
    call_user_func($callback, 1);
    return array_filter(array_map('trim', explode(',', $_GET['parts'])));
}
