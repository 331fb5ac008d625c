<?php
function line()
{
    return str_repeat('-', (int) $_GET['width']); // finding: size-of-the-request
}

function import()
{
    $rows = gzuncompress(base64_decode($_POST['rows'])); // finding: unlimited-unpacking
    return explode("\n", $rows);
}

class ItemController
{
    public function index($request)
    {
        return Item::query()->paginate($request->input('per')); // finding: size-of-the-request
    }

    public function picture()
    {
        return imagecreatetruecolor($_GET['w'], 200); // finding: size-of-the-request
    }
}
