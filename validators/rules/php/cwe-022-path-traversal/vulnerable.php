<?php
function download() {
    readfile('files/' . $_GET['name']); // finding: chosen-path
}

function read($name) {
    return file_get_contents("/srv/data/$name"); // finding: chosen-path
}

class Store {
    private $dir = '/srv/store';
    public function remove($key) {
        unlink($this->dir . '/' . $key); // finding: chosen-path
    }
}

function weak() {
    $name = str_replace('../', '', $_GET['name']);
    $fh = fopen('docs/' . $name, 'r'); // finding: chosen-path
}

class Recipes
{
    public function __construct(private string $folder)
    {
    }

    public function show(string $name)
    {
        readfile($this->folder . '/' . $name); // finding: chosen-path
    }
}

function sheet($name)
{
    return file_get_contents($name . '.txt'); // finding: chosen-path
}

function take_sheet(string $sheet)
{
    return rename('/srv/in/' . $sheet, '/srv/out/sheet.txt'); // finding
}

function whole_sheet(string $sheet)
{
    return file_get_contents(realpath('/srv/in/' . $sheet)); // finding
}
