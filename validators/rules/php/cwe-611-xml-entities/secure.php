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
