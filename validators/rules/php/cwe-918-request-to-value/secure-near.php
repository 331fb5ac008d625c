<?php
function known(string $target): bool
{
    return strpos($target, 'https://feeds.example.org/') === 0;
}

function feed(string $target)
{
    if (!known($target)) {
        throw new InvalidArgumentException('unknown');
    }
    return curl_init($target); // evidence
}
feed($_POST['feed']);

function image()
{
    $target = $_GET['target'];
    if (strncmp($target, 'https://images.example.org/', 27) !== 0) {
        return null;
    }
    return curl_init($target); // evidence
}
