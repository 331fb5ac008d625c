<?php
function export($rows)
{
    $name = tempnam(sys_get_temp_dir(), 'export'); // evidence: own-file
    file_put_contents($name, $rows);
}

function report($text)
{
    $file = tmpfile(); // evidence: own-file
    fwrite($file, $text);
}

function job($text)
{
    $folder = sys_get_temp_dir() . '/' . bin2hex(random_bytes(16));
    mkdir(sys_get_temp_dir() . '/' . bin2hex(random_bytes(16)), 0700); // evidence: random-name
}

function read()
{
    return fopen('/tmp/settings.ini', 'r');
}

function held($text)
{
    $path = sys_get_temp_dir() . '/' . bin2hex(random_bytes(16)) . '.txt';
    file_put_contents($path, $text);
}

function harvest_sheet(int $farm, array $rows)
{
    $sheet = tempnam(sys_get_temp_dir(), 'harvest-'); // evidence: own-file
    $out = fopen($sheet, 'w');
    fwrite($out, implode("\n", $rows));

    return fopen('/tmp/harvest-' . $farm, 'r');
}
