<?php
function search($word)
{
    return shell_exec('grep -F -e ' . escapeshellarg($word) . ' "/var/log/app.log"');
}

function lines($number)
{
    exec('head -n "' . (int) $number . '" /var/log/app.log', $lines); // evidence
}

function more($number)
{
    $number = intval($number);
    passthru("tail -n '$number' /var/log/app.log"); // evidence
}

function page($number)
{
    system(sprintf('sed -n "%dp" /var/log/app.log', $number)); // evidence
}
