<?php
function seen()
{
    $_SESSION['seen'] = true; // evidence: own-value
}

function page()
{
    $_SESSION['page'] = (int) $_GET['page']; // evidence: sanitized
}

function theme()
{
    $theme = $_POST['theme'];
    if (!in_array($theme, ['dark', 'light'], true)) {
        return;
    }
    $_SESSION['theme'] = $theme; // evidence: guarded
}

function table($values)
{
    $values['role'] = $_POST['role'];
}

function leave()
{
    unset($_SESSION['cart']);
}
