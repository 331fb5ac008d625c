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
