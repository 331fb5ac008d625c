<?php
function signed()
{
    $cart = $_COOKIE['cart'];
    if (hash_equals(hash_hmac('sha256', $cart, CART_KEY), $_COOKIE['sum'])) {
        return unserialize($cart); // evidence
    }
}

function cipher_that_signs($iv, $tag)
{
    return unserialize(openssl_decrypt($_COOKIE['cart'], 'aes-256-gcm', CART_KEY, 0, $iv, $tag)); // evidence
}
