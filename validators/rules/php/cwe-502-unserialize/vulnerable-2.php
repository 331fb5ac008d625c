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
