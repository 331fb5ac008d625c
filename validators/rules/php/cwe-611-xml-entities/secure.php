<?php
function read($xml) {
    return simplexml_load_string($xml); // evidence: entities-left-alone
}

function dom($xml) {
    libxml_disable_entity_loader(true); // evidence: entity-loader-off
    $doc = new DOMDocument();
    $doc->loadXML($xml, LIBXML_NONET); // evidence: no-network
    return $doc;
}

function mixed_flags(string $xml)
{
    $flags = LIBXML_NONET | LIBXML_NOENT;
    $flags &= ~LIBXML_NOENT;

    return simplexml_load_string($xml, 'SimpleXMLElement', $flags); // evidence: no-network
}

function with_loader(string $xml)
{
    libxml_set_external_entity_loader(static fn () => null);
    $book = simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT); // evidence: own-loader
    libxml_set_external_entity_loader(null);

    return $book;
}

function plain_flags(DOMDocument $doc, string $xml)
{
    $flags = LIBXML_NOENT | LIBXML_NOBLANKS;
    $flags &= ~LIBXML_NOENT;
    $doc->loadXML($xml, $flags); // evidence: entities-left-alone
}
