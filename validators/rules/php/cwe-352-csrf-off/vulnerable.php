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
