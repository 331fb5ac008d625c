<?php
function no_quotes_meant()
{
    echo "<p title='" . htmlspecialchars($_GET['note'], 0) . "'>x</p>"; // finding
}

function quotes_left_out()
{
    echo "<p title='" . filter_var($_GET['note'], FILTER_SANITIZE_FULL_SPECIAL_CHARS, FILTER_FLAG_NO_ENCODE_QUOTES) . "'>x</p>"; // finding
}
