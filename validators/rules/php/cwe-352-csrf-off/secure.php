<?php
function save() {
    if (!hash_equals($_SESSION['csrf'], $_POST['csrf'])) { // evidence: token-checked
        exit;
    }
}

function plugin() {
    check_admin_referer('save-settings'); // evidence: token-checked
}

class SiteController extends Controller {
    public function beforeAction($action) {
        $this->enableCsrfValidation = true; // evidence: check-on
        return parent::beforeAction($action);
    }
}

class VerifyCsrfToken extends Middleware {
    protected $except = ['payments/hook'];
}

function leave(PDO $db)
{
    $token = $_POST['leave_token'] ?? null;
    if ($token === null || !hash_equals($_SESSION['leave_token'], $token)) { // evidence: token-checked
        http_response_code(403);
        exit;
    }
    $db->prepare('DELETE FROM members WHERE id = ?')->execute([$_SESSION['member']]);
}

function rename_club(PDO $db)
{
    if ($_SERVER['REQUEST_METHOD'] === 'POST' && !hash_equals($_SESSION['token'], $_POST['token'] ?? '')) { // evidence: token-checked
        exit;
    }
    if (isset($_POST['token']) && hash_equals($_SESSION['token'], $_POST['token'])) { // evidence: token-checked
        $db->prepare('UPDATE clubs SET name = ?')->execute([$_POST['name']]);
    }
}
