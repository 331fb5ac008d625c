<?php

function convert(): string
{
    $width = $_POST['width'];
    return (string) shell_exec("convert upload.png -resize $width out.png");
}
