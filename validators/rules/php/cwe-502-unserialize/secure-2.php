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
