<?php
function below($name)
{
    $file = realpath('/srv/pages/' . $name);
    if (str_starts_with($file, '/srv/pages/')) {
        readfile($file); // evidence
    }
}

function at_the_beginning($name)
{
    $file = realpath('/srv/pages/' . $name);
    if (strpos($file, '/srv/pages' . DIRECTORY_SEPARATOR) === 0) {
        readfile($file); // evidence
    }
}

function without_steps_up($name)
{
    if (strpos($name, '..') === false) {
        readfile('/srv/pages/' . $name); // evidence
    }
}
