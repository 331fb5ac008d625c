<?php
function not_a_line_break()
{
    error_log('from ' . str_replace('\n', '', $_GET['from'])); // finding
}

function put_in()
{
    error_log('from ' . str_replace('|', "\n", $_GET['from'])); // finding
}

function made_longer()
{
    error_log('from ' . str_replace("\n", "\r\n", $_GET['from'])); // finding
}
