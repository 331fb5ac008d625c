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

function opened(array $rings)
{
    [$ring, $load, $seal] = explode('~', $_COOKIE['load']);
    $own = $rings[$ring] ?? reset($rings);
    if (!hash_equals(hash_hmac('sha256', $ring . '~' . $load, $own), $seal)) {
        return null;
    }
    return unserialize(base64_decode($load)); // evidence: guarded
}

opened(require '/etc/gate/rings.php');

function by_file()
{
    $own = trim((string) file_get_contents('/etc/gate/ring.key'));
    if (!hash_equals(hash_hmac('sha256', $_COOKIE['load'], $own), $_COOKIE['seal'])) {
        return null;
    }
    return unserialize($_COOKIE['load']); // evidence: guarded
}
