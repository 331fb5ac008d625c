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
