<?php
function line()
{
    return str_repeat('-', (int) $_GET['width']); // finding: size-of-the-request
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
