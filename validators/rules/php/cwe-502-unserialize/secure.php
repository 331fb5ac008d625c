<?php
function cart() {
    return json_decode($_COOKIE['cart'], true); // evidence: plain-data
}

function state() {
    $raw = base64_decode($_POST['state']);
    return unserialize($raw, ['allowed_classes' => false]); // evidence: no-classes
}

class Session {
    public function restore($data) {
        return unserialize($data, ['allowed_classes' => [Cart::class]]); // evidence: no-classes
    }
}

function own() {
    return unserialize('a:0:{}');
}
