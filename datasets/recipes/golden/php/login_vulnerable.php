<?php

function passwordMatches(string $password, string $stored): bool
{
    return md5($password) == $stored;
}
