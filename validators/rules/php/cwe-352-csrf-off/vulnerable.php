<?php
class SiteController extends Controller {
    public function beforeAction($action) {
        $this->enableCsrfValidation = false; // finding: check-off
        return parent::beforeAction($action);
    }
    public function form() {
        return $this->createFormBuilder(null, ['csrf_protection' => false])->getForm(); // finding: check-off
    }
}

class VerifyCsrfToken extends Middleware {
    protected $except = ['*']; // finding: everything-excepted
}

function leave(PDO $db)
{
    $token = $_POST['leave_token'] ?? null;
    if ($token !== null && !hash_equals($_SESSION['leave_token'], $token)) { // finding: absent-passes
        http_response_code(403);
        exit;
    }
    $db->prepare('DELETE FROM members WHERE id = ?')->execute([$_SESSION['member']]);
}

function rename_club(PDO $db)
{
    if (isset($_POST['token'])) {
        if (!hash_equals($_SESSION['token'], $_POST['token'])) { // finding: absent-passes
            exit;
        }
    }
    $db->prepare('UPDATE clubs SET name = ?')->execute([$_POST['name']]);
}
