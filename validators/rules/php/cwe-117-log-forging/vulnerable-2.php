<?php
$name = preg_replace('/[<>]+/', ' ', (string) $_POST['name']);
error_log('signed up: ' . $name); // finding: assembled-entry
$other = preg_replace('/\n$/', '', (string) $_POST['other']);
error_log("asked by $other"); // finding: assembled-entry
