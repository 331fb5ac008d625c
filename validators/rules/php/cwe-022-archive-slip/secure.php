<?php
function unpack_all(ZipArchive $zip, $folder)
{
    $zip->extractTo($folder); // evidence: kept-inside
}

function one(ZipArchive $zip, $folder)
{
    $name = basename($zip->getNameIndex(0));
    file_put_contents("$folder/$name", $zip->getFromIndex(0)); // evidence: sanitized
}

function checked(ZipArchive $zip, $folder)
{
    $name = $zip->getNameIndex(0);
    if (str_contains($name, '..')) {
        return;
    }
    file_put_contents("$folder/$name", $zip->getFromIndex(0)); // evidence: guarded
}

function own($folder)
{
    file_put_contents("$folder/index.html", '');
}

function unpack_kit(ZipArchive $zip, string $folder)
{
    for ($i = 0; $i < $zip->numFiles; $i++) {
        $name = $zip->getNameIndex($i);
        if (preg_match('#(^|[\\\\/])\.\.([\\\\/]|$)#', $name)) {
            continue;
        }
        file_put_contents($folder . '/' . $name, $zip->getFromIndex($i)); // evidence: guarded
    }
}
