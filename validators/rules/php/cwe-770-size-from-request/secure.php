<?php
function line()
{
    return str_repeat('-', min((int) $_GET['width'], 80)); // evidence: clamped
}

function later()
{
    sleep(min((int) $_GET['wait'], 5)); // evidence: clamped
}

class ItemController
{
    public function index($request)
    {
        return Item::query()->paginate(min((int) $request->input('per', 20), 100)); // evidence: clamped
    }

    // The size is the program's own.
    public function picture()
    {
        return imagecreatetruecolor(320, 200);
    }
}
