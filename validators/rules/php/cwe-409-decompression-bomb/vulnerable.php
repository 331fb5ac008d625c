<?php
function body()
{
    return gzdecode(file_get_contents('php://input')); // finding: unlimited
}

function cookie()
{
    $state = base64_decode($_COOKIE['state']);
    return json_decode(gzuncompress($state), true); // finding: unlimited
}

function old()
{
    return bzdecompress($_POST['data']); // finding: unlimited
}
