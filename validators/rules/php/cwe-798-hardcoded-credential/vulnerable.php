<?php
$db_password = 'hunter2x!'; // finding: assigned-secret

class Api {
    private $apiKey = 'sk-2f81c09a7e'; // finding: assigned-secret
}

function connect() {
    return mysqli_connect('localhost', 'app', 's3cr3t'); // finding: passed-secret
}
