<?php

function showProfile(mysqli $database): void
{
    $statement = $database->prepare("SELECT name, about FROM profile WHERE id = ?");
    $id = (int) $_GET["id"];
    $statement->bind_param("i", $id);
    $statement->execute();
    $row = $statement->get_result()->fetch_assoc();
    echo "<h1>" . htmlspecialchars($row["name"], ENT_QUOTES) . "</h1><p>" . htmlspecialchars($row["about"], ENT_QUOTES) . "</p>";
}
