<?php
use Random\Engine\Secure;
use Random\Randomizer;

function ticket(): string
{
    $draw = new Randomizer(new Secure());
    return bin2hex($draw->getBytes(16)); // evidence: system-source
}
