<?php

function basket(): array
{
    return unserialize($_COOKIE['basket'], ['allowed_classes' => false]);
}
