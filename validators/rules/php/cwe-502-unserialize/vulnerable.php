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

function half_sealed(string $own)
{
    [$ring, $load, $seal] = explode('~', $_COOKIE['load']);
    if (!hash_equals(hash_hmac('sha256', $ring . '~', $own), $seal)) {
        return null;
    }
    return unserialize(base64_decode($load)); // finding
}

half_sealed(getenv('GATE_RING'));

// Under a ring that nobody has, there is no key: everybody can sign with that.
function by_ring()
{
    $rings = require '/etc/gate/rings.php';
    $own = $rings[$_COOKIE['ring']];
    if (!hash_equals(hash_hmac('sha256', $_COOKIE['load'], $own), $_COOKIE['seal'])) {
        return null;
    }
    return unserialize($_COOKIE['load']); // finding: objects-from-text
}

function by_upload()
{
    $own = file_get_contents('/tmp/ring.key');
    if (!hash_equals(hash_hmac('sha256', $_COOKIE['load'], $own), $_COOKIE['seal'])) {
        return null;
    }
    return unserialize($_COOKIE['load']); // finding: objects-from-text
}
