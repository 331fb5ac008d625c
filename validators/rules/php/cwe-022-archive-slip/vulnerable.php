<?php
function unpack_all(ZipArchive $zip, $folder)
{
    for ($i = 0; $i < $zip->numFiles; $i++) {
        $name = $zip->getNameIndex($i);
        file_put_contents($folder . '/' . $name, $zip->getFromIndex($i)); // finding: entry-name-joined
    }
}

function old($archive, $folder)
{
    $entry = zip_read($archive);
    $out = fopen("$folder/" . zip_entry_name($entry), 'w'); // finding: entry-name-joined
    fwrite($out, zip_entry_read($entry));
}

function copied(ZipArchive $zip, $file, $folder)
{
    $name = $zip->getNameIndex(0);
    copy("zip://$file#$name", "$folder/$name"); // finding: entry-name-joined
}

function below_docs(ZipArchive $zip, $folder)
{
    $name = $zip->getNameIndex(0);
    if (str_starts_with($name, 'docs/')) {
        file_put_contents($folder . '/' . $name, $zip->getFromIndex(0)); // finding: entry-name-joined
    }
}
