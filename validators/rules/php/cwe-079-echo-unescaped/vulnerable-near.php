<?php
header('Content-Type: text/csv');
header('Content-Type: text/html; charset=utf-8');
echo '<p>' . $_GET['name'] . '</p>'; // finding
