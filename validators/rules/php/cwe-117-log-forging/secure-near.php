<?php
function taken_out()
{
    error_log('from ' . str_replace(["\r", "\n"], ' ', $_GET['from'])); // evidence
}

function exchanged()
{
    error_log('from ' . strtr($_GET['from'], "\r\n", '  ')); // evidence
}
