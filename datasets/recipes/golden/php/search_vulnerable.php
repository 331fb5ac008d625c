<?php

final class Search
{
    public function __construct(private PDO $database)
    {
    }

    public function named(string $name): array
    {
        $rows = $this->database->query("SELECT id, title FROM article WHERE title LIKE '%" . $name . "%'");
        return $rows->fetchAll(PDO::FETCH_ASSOC);
    }
}
