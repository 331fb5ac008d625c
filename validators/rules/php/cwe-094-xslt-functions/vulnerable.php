<?php
function render(XSLTProcessor $processor, $document)
{
    $processor->registerPHPFunctions(); // finding: every-function
    return $processor->transformToXml($document);
}

function commands($processor)
{
    $processor->registerPHPFunctions(['strtoupper', 'system']); // finding: dangerous-function
}

function chosen()
{
    $processor = new XSLTProcessor();
    $processor->importStylesheet(simplexml_load_string($_POST['style'])); // finding: style-sheet-from-request
}
