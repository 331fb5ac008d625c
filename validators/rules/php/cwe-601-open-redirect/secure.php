<?php
function back() {
    header('Location: /home'); // evidence: own-address
    exit;
}

function inside() {
    header('Location: /items/' . $_GET['id']);
}

function listed() {
    $next = $_GET['next'];
    if (!in_array($next, ['/home', '/cart'], true)) {
        $next = '/home';
    }
    header('Location: ' . $next); // evidence: guarded
}

function route() {
    return to_route('home'); // evidence: own-address
}

function encoded() {
    header('Location: ' . rawurlencode($_GET['page'])); // evidence: sanitized
}

function own_start() {
    $to = $_GET['to'];
    if (strpos($to, 'https://orchard.example/') !== 0) {
        $to = '/';
    }
    header('Location: ' . $to); // evidence: guarded
}

function one_slash() {
    $to = $_GET['to'];
    if (!str_starts_with($to, '/') || str_starts_with($to, '//') || str_starts_with($to, '/\\')) {
        $to = '/';
    }
    header('Location: ' . $to); // evidence: guarded
}

function one_slash_of_two() {
    $to = $_GET['to'];
    if (!str_starts_with($to, '/') || str_starts_with($to, '//')) {
        $to = '/';
    }
    header('Location: ' . $to);
}

function home($request, $response)
{
    $next = ['a' => '/orders', 'b' => '/help'][$request->getQueryParams()['next'] ?? 'a'] ?? '/';
    $sent = $response->withHeader('X-Next', $request->getQueryParams()['next']);

    return $sent->withHeader('Location', $next)->withStatus(302); // evidence: own-address
}

function ashore()
{
    $to = $_GET['to'] ?? '/';
    $to = preg_match('#^/(?!/)[\w./-]*\z#', $to) === 1 ? $to : '/';
    header("Location: $to"); // evidence: guarded
}
