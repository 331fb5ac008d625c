<?php
function a_folder_beside_it($name)
{
    $file = realpath('/srv/pages/' . $name);
    if (str_starts_with($file, '/srv/pages')) {
        readfile($file); // finding
    }
}

function found_nowhere($name)
{
    $file = realpath('/srv/pages/' . $name);
    if (strpos($file, '/srv/pages/') == 0) {
        readfile($file); // finding
    }
}

function looked_for_too_late($name)
{
    $file = realpath('/srv/pages/' . $name);
    if (strpos($file, '..') === false) {
        readfile($file); // finding
    }
}

function put_back($name)
{
    $file = str_replace('|', '/../', realpath('/srv/pages/' . $name));
    if (str_starts_with($file, '/srv/pages/')) {
        readfile($file); // finding
    }
}
