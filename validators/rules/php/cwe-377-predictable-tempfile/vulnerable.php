<?php
function export($rows)
{
    file_put_contents('/tmp/export.csv', $rows); // finding: fixed-name
}

function report($text)
{
    $file = fopen(sys_get_temp_dir() . '/report.txt', 'w'); // finding: fixed-name
    fwrite($file, $text);
}

function stamped($text)
{
    file_put_contents('/tmp/job-' . time(), $text); // finding: guessed-name
}
