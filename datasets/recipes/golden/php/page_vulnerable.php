<?php

function page(): void
{
    include __DIR__ . '/pages/' . $_GET['page'] . '.php';
}
