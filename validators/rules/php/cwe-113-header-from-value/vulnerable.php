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

function ask_the_depot()
{
    $context = stream_context_create(['http' => ['header' => 'X-Counter: ' . $_GET['counter']]]); // finding: sent-header
    return file_get_contents('http://depot.internal/free', false, $context);
}

function ask_by_curl()
{
    $ch = curl_init('http://depot.internal/free');
    curl_setopt($ch, CURLOPT_HTTPHEADER, ['Accept: text/plain', 'X-Counter: ' . $_GET['counter']]); // finding: sent-header
    return curl_exec($ch);
}
