<?php
function resume() {
    session_id($_GET['sid']); // finding: chosen-session-id
    session_start();
}

function settings() {
    ini_set('session.use_trans_sid', 1); // finding: id-in-address
    ini_set('session.use_only_cookies', '0'); // finding: id-in-address
}

function from($request) {
    $id = $request->cookie('sid');
    session_id($id); // finding: chosen-session-id
}
