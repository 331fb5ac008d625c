<?php
use Random\Engine\Mt19937;
use Random\Randomizer;

function ticket(int $start): string
{
    $draw = new Randomizer(new Mt19937($start));
    return bin2hex($draw->getBytes(16)); // finding: repeating-engine
}
