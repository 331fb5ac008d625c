<?php
function fetch($handle)
{
    curl_setopt($handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_0); // finding: old-version
    return curl_exec($handle);
}

function number($handle)
{
    curl_setopt($handle, CURLOPT_SSLVERSION, 3); // finding: old-version
}

function mail($stream)
{
    stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_SSLv3_CLIENT); // finding: old-version
}

function socket($host)
{
    return stream_socket_client("tlsv1.0://$host:443"); // finding: old-version
}
