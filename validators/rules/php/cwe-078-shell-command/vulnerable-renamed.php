<?php

namespace Packing;

use function shell_exec as carryOut;

function pack(string $name): ?string
{
    return carryOut('tar cf out.tar ' . $name); // finding
}
