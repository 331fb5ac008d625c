<?php
session_start();

function panel()
{
    if ($_SESSION['role'] === 'admin') { // evidence: role-of-the-user
        showUsers();
    }
}

class ReportController
{
    public function index($request)
    {
        if ($request->user()->role == 'staff') { // evidence: role-of-the-user
            return Report::all();
        }
    }

    public function all()
    {
        if ('admin' !== auth()->user()->role) { // evidence: role-of-the-user
            abort(403);
        }
        return Report::all();
    }

    // Whether a field was filled in decides nothing either.
    public function filled()
    {
        return $_POST['role'] !== '';
    }

    // A search by colour decides nothing about the sender.
    public function search($request)
    {
        if ($request->input('colour') == 'red') {
            return Report::red();
        }
    }
}
