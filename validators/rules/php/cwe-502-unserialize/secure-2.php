<?php
function state(string $field, string $key)
{
    $raw = base64_decode($field);
    $data = substr($raw, 32);
    if (!hash_equals(hash_hmac('sha256', $data, $key, true), substr($raw, 0, 32))) {
        return null;
    }
    return unserialize($data); // evidence: guarded
}
state($_COOKIE['state'], getenv('STATE_KEY'));

function is_ours(string $text, string $mac): bool
{
    return hash_equals(hash_hmac('sha256', $text, file_get_contents('/etc/shop/mac.key')), $mac);
}

function basket()
{
    $text = (string) $_POST['basket'];
    if (!is_ours($text, $_POST['mac'])) {
        return null;
    }
    return unserialize($text); // evidence: guarded
}
