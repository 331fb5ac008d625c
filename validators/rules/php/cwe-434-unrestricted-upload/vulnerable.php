<?php
function save() {
    move_uploaded_file($_FILES['f']['tmp_name'], 'uploads/' . $_FILES['f']['name']); // finding
}

function based() {
    $name = basename($_FILES['doc']['name']);
    $target = __DIR__ . "/files/$name";
    move_uploaded_file($_FILES['doc']['tmp_name'], $target); // finding
}

function laravel($request) {
    $file = $request->file('photo');
    $file->move('public/img', $file->getClientOriginalName()); // finding
}

class Portraits
{
    public function __construct(private string $folder)
    {
    }

    public function keep(array $file)
    {
        move_uploaded_file($file['tmp_name'], $this->folder . '/' . $file['name']); // finding: name-of-the-sender
    }
}
