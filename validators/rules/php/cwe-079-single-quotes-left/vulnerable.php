<?php
function profile(PDO $db): void
{
    $row = $db->query('SELECT motto FROM people')->fetch();
    echo "<input name='motto' value='" . htmlspecialchars($row['motto'], ENT_COMPAT) . "'>"; // finding: in-attribute
}
$colour = strip_tags($_GET['colour']);
?>
<td class='<?= $colour // finding: in-attribute
?>'>x</td>
<?php
function mail_field(): void
{
    $mail = filter_var($_POST['mail'], FILTER_SANITIZE_EMAIL);
    echo "<p title='{$mail}'>mail</p>"; // finding: in-attribute
}

function by_flags()
{
    $flags = ENT_COMPAT | ENT_SUBSTITUTE;
    echo "<i title='" . htmlspecialchars($_GET['tip'], $flags, 'UTF-8') . "'>"; // finding: in-attribute
}

final class Labels
{
    private const HOW = ['body' => ENT_COMPAT | ENT_HTML5, 'attribute' => ENT_QUOTES | ENT_HTML5];

    public function tip(): void
    {
        echo "<b title='" . $this->written($_GET['tip'], 'body') . "'>tip</b>"; // finding: in-attribute
    }

    private function written(string $text, string $where): string
    {
        return htmlspecialchars($text, self::HOW[$where], 'UTF-8');
    }
}
