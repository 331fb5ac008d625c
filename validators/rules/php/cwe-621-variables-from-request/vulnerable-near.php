<?php
function keys_of_the_sender()
{
    extract(array_intersect_key($_POST, array_flip($_POST['fields']))); // finding
}

function defaults_of_the_sender()
{
    extract(shortcode_atts($_GET, $_POST)); // finding
}
