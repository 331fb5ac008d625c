<?php

function showProfile(mysqli $database): void
{
    $result = $database->query("SELECT name, about FROM profile WHERE id = " . $_GET["id"]);
    $row = $result->fetch_assoc();
    echo "<h1>" . $row["name"] . "</h1><p>" . $row["about"] . "</p>";
}
