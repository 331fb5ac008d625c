<?php

function convert(): string
{
    $width = (int) $_POST['width'];
    return (string) shell_exec('convert upload.png -resize ' . escapeshellarg((string) $width) . ' out.png');
}
