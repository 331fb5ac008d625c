<?php
function grouped()
{
    $u = $_GET['u'];
    if (preg_match('/^(https?|mailto):/', $u)) {
        echo '<a href="' . htmlspecialchars($u) . '">x</a>'; // evidence
    }
}

function harmless()
{
    $u = $_GET['u'];
    if (in_array(parse_url($u, PHP_URL_SCHEME), ['https', 'http'])) {
        echo '<a href="' . htmlspecialchars($u) . '">x</a>'; // evidence
    }
}

function beginning()
{
    $u = $_GET['u'];
    if (strpos($u, 'https://') === 0) {
        echo '<a href="' . htmlspecialchars($u) . '">x</a>'; // evidence
    }
}
