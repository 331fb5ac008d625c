<?php
function cart() {
    return unserialize($_COOKIE['cart']); // finding: objects-from-text
}

function decoded() {
    $raw = base64_decode($_POST['state']);
    $state = unserialize($raw); // finding: objects-from-text
    return $state;
}

class Session {
    public function restore($data) {
        return unserialize($data, ['allowed_classes' => true]); // finding: objects-from-text
    }
}
