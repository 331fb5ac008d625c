<?php
function find($xml, $name) {
    return $xml->xpath("//user[name='$name']"); // finding
}

function login($doc) {
    $xpath = new DOMXPath($doc);
    return $xpath->query("//user[pass='" . $_POST['pass'] . "']"); // finding
}

function count_all($doc) {
    $xp = new DOMXPath($doc);
    return $xp->evaluate(sprintf('count(//a[@id="%s"])', $_GET['id'])); // finding
}
