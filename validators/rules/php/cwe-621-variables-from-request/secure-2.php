<?php
function store(array $form): void
{
    extract(array_intersect_key($form, ['note' => 1, 'amount' => 1])); // evidence: listed-keys
}
store($_POST);
