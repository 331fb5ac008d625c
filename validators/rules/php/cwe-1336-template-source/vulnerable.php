<?php
function mail($twig) {
    return $twig->createTemplate($_POST['body'])->render(['name' => 'x']); // finding: template-from-value
}

function greet($twig, $name) {
    return $twig->createTemplate("Hello $name")->render([]); // finding: template-from-value
}

function show($smarty) {
    $smarty->display('string:' . $_GET['tpl']); // finding: template-from-value
}
