<?php
function no_quotes_meant()
{
    echo '<p title="' . htmlspecialchars($_GET['note'], ENT_HTML5) . '">x</p>'; // finding
}

function escaped_for_scripts()
{
    echo '<p title="' . str_replace('"', '\"', strip_tags($_GET['note'])) . '">x</p>'; // finding
}

function quoted_json()
{
    echo '<p data-note="' . json_encode($_GET['note'], JSON_HEX_QUOT | JSON_HEX_APOS | JSON_HEX_TAG) . '">x</p>'; // finding
}
