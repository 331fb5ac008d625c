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
