<?php
function find($xml) {
    return $xml->xpath('//user/name'); // evidence: constant-expression
}

function byId($doc) {
    $xpath = new DOMXPath($doc);
    return $xpath->query('//user[@id=' . (int) $_GET['id'] . ']'); // evidence: sanitized
}

function letters($doc, $name) {
    if (!preg_match('/^[a-z]+$/', $name)) {
        return null;
    }
    return (new DOMXPath($doc))->query("//user[name='$name']"); // evidence: guarded
}
