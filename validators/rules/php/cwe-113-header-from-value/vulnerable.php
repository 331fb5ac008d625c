<?php
function any()
{
    header($_GET['header']); // finding: chosen-header
}

function file()
{
    $name = $_GET['name'];
    header('Content-Disposition: attachment; filename="' . $name . '"'); // finding: chosen-value
    readfile('report.pdf');
}

class FileController
{
    public function show(Request $request, $response)
    {
        $response->headers->set('Content-Type', $request->query('type')); // finding: chosen-value
        return $response;
    }
}
