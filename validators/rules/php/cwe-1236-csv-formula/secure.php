<?php
function export($out)
{
    fputcsv($out, ['name', escape_formula($_POST['name'])]); // evidence: sanitized
}

function head($out)
{
    fputcsv($out, ['name', 'total']); // evidence: own-cells
}

function trimmed($out)
{
    fputcsv($out, [ltrim($_GET['a'], '=+-@')]); // evidence: sanitized
}

class Export
{
    public function rows($out, $rows)
    {
        foreach ($rows as $row) {
            fputcsv($out, $row);
        }
    }
}
