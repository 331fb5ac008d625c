<?php
$name = preg_replace('/[\x00-\x1F\x7F]+/', ' ', (string) $_POST['name']);
error_log('signed up: ' . $name); // evidence: sanitized
$other = str_replace(["\r", "\n"], '', (string) $_POST['other']);
error_log("asked by $other"); // evidence: sanitized
