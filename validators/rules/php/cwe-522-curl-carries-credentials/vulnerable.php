<?php
function fetch($handle)
{
    curl_setopt($handle, CURLOPT_UNRESTRICTED_AUTH, true); // finding: credentials-to-any-host
    curl_setopt($handle, CURLOPT_REDIR_PROTOCOLS, CURLPROTO_ALL); // finding: every-protocol
    return curl_exec($handle);
}

function many($handle)
{
    curl_setopt_array($handle, [CURLOPT_RETURNTRANSFER => true, CURLOPT_UNRESTRICTED_AUTH => true]); // finding: credentials-to-any-host
}

function files($handle)
{
    curl_setopt($handle, CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_FILE); // finding: every-protocol
}
