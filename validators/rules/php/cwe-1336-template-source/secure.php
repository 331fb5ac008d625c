<?php
function mail($twig) {
    return $twig->render('mail.html.twig', ['body' => $_POST['body']]); // evidence
}

function greet($name) {
    return view('greet', ['name' => $name]); // evidence
}

function show($smarty) {
    $smarty->assign('tpl', $_GET['tpl']);
    $smarty->display('page.tpl');
}

function index($view, $rows) {
    return $view->render('index.html', ['rows' => $rows]); // evidence
}

function greeting(\Twig\Environment $twig) {
    $template = $twig->createTemplate('<p>{{ message }}</p>'); // evidence: template-of-the-program
    return $template->render(['message' => $_POST['message']]);
}
