<?php
function role()
{
    $_SESSION['role'] = $_POST['role']; // finding: value-from-request
}

function remember()
{
    $name = $_GET['name'];
    $_SESSION[$name] = 1; // finding: key-from-request
}

class Shop
{
    public function price(Request $request)
    {
        $request->session()->put('price', $request->input('price')); // finding: value-from-request
    }
}
