<?php
function panel()
{
    if ($_COOKIE['role'] === 'admin') { // finding: role-from-request
        showUsers();
    }
}

function remove(PDO $db)
{
    if ('1' != $_POST['is_admin']) { // finding: role-from-request
        exit;
    }
    $db->exec('DELETE FROM notes');
}

class ReportController
{
    public function index($request)
    {
        if ($request->input('access_level') == 'staff') { // finding: role-from-request
            return Report::all();
        }
    }
}
