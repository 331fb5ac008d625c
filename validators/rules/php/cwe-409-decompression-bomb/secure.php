<?php
function body()
{
    return gzdecode(file_get_contents('php://input'), 1048576); // evidence: limited
}

function cookie()
{
    $state = base64_decode($_COOKIE['state']);
    return json_decode(gzuncompress($state, 65536), true); // evidence: limited
}

function raw()
{
    return gzinflate($_POST['data'], 100000); // evidence: limited
}

function cached($entry)
{
    return gzuncompress($entry);
}
