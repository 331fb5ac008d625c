<?php
require 'config.php'; // evidence: fixed-file

function show($page) {
    $pages = ['home' => 'home.php', 'about' => 'about.php'];
    include $pages[$page] ?? 'home.php'; // evidence: fixed-file
}

function language() {
    $lang = $_COOKIE['lang'];
    if (!in_array($lang, ['en', 'de'], true)) {
        $lang = 'en';
    }
    require __DIR__ . "/lang/$lang.php"; // evidence: guarded
}

function name() {
    include 'pages/' . basename($_GET['page']) . '.php'; // evidence: sanitized
}

function autoload_sheets($class)
{
    require __DIR__ . '/' . strtr($class, '_', '/') . '.php';
}

class Pages
{
    private $folder;

    public function head()
    {
        include $this->folder . '/head.php';
    }
}
