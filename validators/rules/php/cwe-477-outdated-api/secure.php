<?php
namespace App;

function is_name(string $text): bool
{
    return preg_match('/^[a-z]+$/D', $text) === 1;
}

function latin(string $text): string
{
    return mb_convert_encoding($text, "UTF-8", "ISO-8859-1");
}

function words(string $line): array
{
    return preg_split('/,\s*/', $line);
}

function seal(string $text, string $key, string $iv): string
{
    return openssl_encrypt($text, "aes-256-gcm", $key, OPENSSL_RAW_DATA, $iv, $tag);
}

function page(\PDO $db, int $id): array
{
    $asked = $db->prepare("SELECT title FROM pages WHERE id = ?");
    $asked->execute([$id]);
    return $asked->fetch();
}

class Line
{
    public function split(string $sign): array
    {
        foreach ($this->rows as $at => $row) {
            $this->text .= $row;
        }
        return explode($sign, $this->text);
    }

    public function parts(): array
    {
        $this->rows->each(fn ($row) => $row->save());
        return $this->split(";");
    }
}

$age = filter_input(INPUT_POST, "age", FILTER_VALIDATE_INT);
$mail = filter_var($_POST["mail"], FILTER_SANITIZE_EMAIL);
