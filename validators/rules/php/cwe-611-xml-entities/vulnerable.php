<?php
function read($xml) {
    return simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT); // finding: entities-substituted
}

function dom($xml) {
    libxml_disable_entity_loader(false); // finding: entity-loader-on
    $doc = new DOMDocument();
    $doc->loadXML($xml, LIBXML_NOENT | LIBXML_DTDLOAD); // finding: entities-substituted
    return $doc;
}

function property($xml) {
    $doc = new DOMDocument();
    $doc->substituteEntities = true; // finding: entities-substituted
    return $doc;
}

function chosen_before(DOMDocument $doc, $text) {
    $options = LIBXML_NOENT;
    $doc->loadXML($text, $options); // finding: entities-substituted
}

function mixed_flags(string $xml)
{
    $flags = array_reduce([LIBXML_COMPACT, LIBXML_DTDLOAD], fn ($sum, $one) => $sum | $one, 0);

    return simplexml_load_string($xml, 'SimpleXMLElement', $flags); // finding: entities-substituted
}

function after_loader(string $xml)
{
    libxml_set_external_entity_loader(static fn () => null);
    libxml_set_external_entity_loader(null);

    return simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT); // finding: entities-substituted
}
