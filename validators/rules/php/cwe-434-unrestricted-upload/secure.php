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
