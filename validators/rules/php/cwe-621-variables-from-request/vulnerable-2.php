<?php
function store(array $form): void
{
    extract(array_filter($form)); // finding: variables-from-array
}
store($_POST);
