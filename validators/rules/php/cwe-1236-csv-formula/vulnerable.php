<?php
function export()
{
    $out = fopen('php://output', 'w');
    fputcsv($out, ['name', $_POST['name']]); // finding: raw-cell
}

function row($out)
{
    $row = [$_GET['a'], $_GET['b']];
    fputcsv($out, $row, ';'); // finding: raw-cell
}

class Export
{
    public function add($csv, Request $request)
    {
        $csv->insertOne([$request->input('comment')]); // finding: raw-cell
    }
}
