<?php
function download() {
    readfile('files/' . basename($_GET['name'])); // evidence: sanitized
}

function read($name) {
    $path = realpath('/srv/data/' . $name);
    if ($path === false || !str_starts_with($path, '/srv/data/')) {
        throw new RuntimeException('outside');
    }
    return file_get_contents($path); // evidence: guarded
}

function numbered() {
    unlink('/srv/store/' . (int) $_POST['id'] . '.json'); // evidence: sanitized
}

function settings() {
    return file_get_contents('/etc/app.json'); // evidence: fixed-path
}

class Recipes
{
    public function __construct(private string $folder)
    {
    }

    public function front()
    {
        readfile($this->folder . '/front.html');
    }

    public function show(string $name)
    {
        $root = realpath($this->folder);
        $path = realpath($this->folder . '/' . $name);
        if ($root === false || $path === false || !str_starts_with($path, $root . DIRECTORY_SEPARATOR)) {
            return;
        }
        readfile($path); // evidence: guarded
    }

    public function drop(string $name)
    {
        $root = realpath($this->folder);
        $path = realpath($root . '/' . $name);
        if ($path === false || strncmp($path, $root . '/', strlen($root) + 1) !== 0) {
            return;
        }
        unlink($path); // evidence: guarded
    }

    public function found(string $name)
    {
        if (preg_match('#(^|/)\.\.(/|$)#', $name)) {
            return;
        }
        readfile($this->folder . '/' . $name); // evidence: guarded
    }
}

function keep_sheet(string $draft, string $sheet, string $text)
{
    file_put_contents($sheet, $text);
    rename($draft, $sheet);
}

class Shelf
{
    private $root;

    public function index()
    {
        return file($this->root . '/index.txt');
    }
}
