<?php
function save() {
    $name = bin2hex(random_bytes(16)) . '.png';
    move_uploaded_file($_FILES['f']['tmp_name'], '/srv/uploads/' . $name); // evidence: name-of-the-program
}

function listed() {
    $ext = pathinfo($_FILES['f']['name'], PATHINFO_EXTENSION);
    if (!in_array($ext, ['png', 'jpg'], true)) {
        throw new RuntimeException('type');
    }
    move_uploaded_file($_FILES['f']['tmp_name'], '/srv/uploads/' . uniqid() . '.' . $ext); // evidence
}

function laravel($request) {
    return $request->file('photo')->store('photos'); // evidence: name-of-the-program
}

class Portraits
{
    private const ENDINGS = [IMAGETYPE_PNG => 'png', IMAGETYPE_JPEG => 'jpg'];

    public function __construct(private string $folder)
    {
    }

    public function keep(array $file)
    {
        $info = getimagesize($file['tmp_name']);
        if ($info === false || !isset(self::ENDINGS[$info[2]])) {
            return;
        }
        move_uploaded_file($file['tmp_name'], $this->folder . '/' . bin2hex(random_bytes(9)) . '.' . self::ENDINGS[$info[2]]); // evidence: name-of-the-program
    }
}
