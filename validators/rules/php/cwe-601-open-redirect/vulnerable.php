<?php
function back() {
    header('Location: ' . $_GET['next']); // finding: header-location
    exit;
}

function follow($request) {
    return redirect($request->input('to')); // finding: redirect-call
}

function host() {
    $to = $_POST['host'];
    header("Location: https://$to"); // finding: header-location
}

function own_start() {
    $to = $_GET['to'];
    if (strpos($to, 'https://orchard.example') !== 0) {
        $to = '/';
    }
    header('Location: ' . $to); // finding: header-location
}

function own_host($url, $host) {
    $to = $_GET['to'];
    if (strpos($to, $host) === 0) {
        header('Location: ' . $to); // finding: header-location
    }
}

function one_slash() {
    $to = $_GET['to'];
    if (!str_starts_with($to, '/')) {
        $to = '/';
    }
    header('Location: ' . $to); // finding: header-location
}

function onward($request, $response)
{
    $next = $request->getQueryParams()['next'] ?? '/';

    return $response->withHeader('Location', $next)->withStatus(302); // finding: header-location
}

function ashore()
{
    $to = $_GET['to'] ?? '/';
    $to = preg_match('#^/(?!/)[\w.\\\\/-]*\z#', $to) === 1 ? $to : '/';
    header("Location: $to"); // finding: header-location
}
