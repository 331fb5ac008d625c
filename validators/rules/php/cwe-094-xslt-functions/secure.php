<?php
function render(XSLTProcessor $processor, $document)
{
    $processor->registerPHPFunctions(['strtoupper', 'number_format']); // evidence: named-functions
    return $processor->transformToXml($document);
}

function one($processor)
{
    $processor->registerPHPFunctions('ucfirst'); // evidence: named-functions
}

function limited(XSLTProcessor $processor)
{
    $processor->setSecurityPrefs(XSL_SECPREF_DEFAULT); // evidence: files-forbidden
    $processor->importStylesheet($own);
}
