<?php
function answer(array $form)
{
    return mail('desk@example.org', 'Question', $form['text'], '', '-fdesk@example.org'); // evidence: own-options
}

function narrow()
{
    $from = $_POST['from'];
    if (!preg_match('/\A[a-z0-9._@]+\z/', $from)) {
        return false;
    }
    return mail('desk@example.org', 'Question', 'text', '', '-f' . $from); // evidence: guarded
}

function told()
{
    return mb_send_mail('desk@example.org', 'Hello', 'text', '', '-fnews@example.org'); // evidence: own-options
}

function short()
{
    return mail('desk@example.org', 'Question', $_POST['text']);
}

function other($post)
{
    return $post->mail('a', 'b', 'c', 'd', $_POST['e']);
}
