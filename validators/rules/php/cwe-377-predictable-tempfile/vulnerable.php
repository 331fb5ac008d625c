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

function harvest_sheet(int $farm, array $rows)
{
    $sheet = '/tmp/harvest-' . $farm . '-' . date('Ymd') . '.txt';
    $out = fopen($sheet, 'w'); // finding: guessed-name
    fwrite($out, implode("\n", $rows));

    $copy = sys_get_temp_dir() . '/harvest-copy-' . $farm;
    file_put_contents($copy, $rows); // finding: guessed-name
}
