<?php

function page(): void
{
    $pages = ['start' => 'pages/start.php', 'help' => 'pages/help.php'];
    include $pages[$_GET['page']] ?? 'pages/start.php';
}
