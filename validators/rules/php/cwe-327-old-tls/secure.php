<?php
function fetch($handle)
{
    curl_setopt($handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2); // evidence: new-version
    return curl_exec($handle);
}

function mail($stream)
{
    stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT); // evidence: new-version
}

function socket($host)
{
    return stream_socket_client("tlsv1.2://$host:443"); // evidence: new-version
}

function plain($handle)
{
    curl_setopt($handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_DEFAULT);
}
