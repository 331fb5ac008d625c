<?php

function passwordMatches(string $password, string $stored): bool
{
    return password_verify($password, $stored);
}
