<?php
function not_grouped()
{
    $u = $_GET['u'];
    if (preg_match('/^https?:|javascript:/', $u)) {
        echo '<a href="' . htmlspecialchars($u) . '">x</a>'; // finding
    }
}

function others()
{
    $u = $_GET['u'];
    if (in_array(parse_url($u, PHP_URL_SCHEME), ['https', 'data'])) {
        echo '<a href="' . htmlspecialchars($u) . '">x</a>'; // finding
    }
}

function another_beginning()
{
    $u = $_GET['u'];
    if (strpos($u, 'javascript:') === 0) {
        echo '<a href="' . htmlspecialchars($u) . '">x</a>'; // finding
    }
}

function markup_cleaned()
{
    echo '<a href="' . htmlspecialchars(wp_kses_post($_GET['u'])) . '">x</a>'; // finding
}
