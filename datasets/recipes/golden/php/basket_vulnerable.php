<?php

function basket(): array
{
    return unserialize($_COOKIE['basket']);
}
