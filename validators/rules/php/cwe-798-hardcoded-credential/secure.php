<?php
$db_password = getenv('DB_PASSWORD'); // evidence: from-environment

class Api {
    private $apiKey;
    public function __construct() {
        $this->apiKey = $_ENV['API_KEY']; // evidence: from-environment
    }
}

function connect() {
    return new PDO('mysql:host=localhost', 'app', getenv('DB_PASSWORD')); // evidence: from-environment
}

$rules = ['password' => 'required'];
