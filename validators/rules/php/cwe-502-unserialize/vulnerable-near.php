<?php
function signed_by_the_sender()
{
    if (hash_equals($_COOKIE['sum'], $_COOKIE['cart'])) {
        return unserialize($_COOKIE['cart']); // finding
    }
}

function senders_key()
{
    $cart = $_COOKIE['cart'];
    if (hash_equals(hash_hmac('sha256', $cart, $_COOKIE['key']), $_COOKIE['sum'])) {
        return unserialize($cart); // finding
    }
}

function unsigned_cipher()
{
    return unserialize(openssl_decrypt($_COOKIE['cart'], 'aes-256-cbc', CART_KEY)); // finding
}
