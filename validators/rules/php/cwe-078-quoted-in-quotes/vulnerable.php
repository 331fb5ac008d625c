<?php
function search($word)
{
    return shell_exec('grep -F -e "' . escapeshellarg($word) . '" /var/log/app.log'); // finding
}

function count_of($word)
{
    exec("grep -c '" . escapeshellarg($word) . "' /var/log/app.log", $lines); // finding
}

function first($word)
{
    $word = escapeshellarg($word);
    system("echo \"found $word\" | head -1"); // finding
}
