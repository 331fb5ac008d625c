<?php
function state(string $field, string $key)
{
    $raw = base64_decode($field);
    $data = substr($raw, 32);
    if (strlen(hash_hmac('sha256', $data, $key, true)) !== strlen(substr($raw, 0, 32))) {
        return null;
    }
    return unserialize($data); // finding: objects-from-text
}
state($_COOKIE['state'], getenv('STATE_KEY'));

function basket()
{
    $text = (string) $_POST['basket'];
    if (!hash_equals(hash_hmac('sha256', $text, file_get_contents($_POST['key'])), $_POST['mac'])) {
        return null;
    }
    return unserialize($text); // finding: objects-from-text
}
