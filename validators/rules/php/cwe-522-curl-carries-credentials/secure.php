<?php
function fetch($handle)
{
    curl_setopt($handle, CURLOPT_PROTOCOLS, CURLPROTO_HTTPS); // evidence: one-protocol
    curl_setopt($handle, CURLOPT_REDIR_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS); // evidence: one-protocol
    return curl_exec($handle);
}

function here($handle)
{
    curl_setopt($handle, CURLOPT_FOLLOWLOCATION, false); // evidence: not-followed
}

function one($handle)
{
    curl_setopt($handle, CURLOPT_UNRESTRICTED_AUTH, 0); // evidence: one-host
    curl_setopt($handle, CURLOPT_FOLLOWLOCATION, true);
}
