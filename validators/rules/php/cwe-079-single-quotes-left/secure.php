<?php
function profile(PDO $db): void
{
    $row = $db->query('SELECT motto FROM people')->fetch();
    echo "<input name='motto' value='" . htmlspecialchars($row['motto'], ENT_QUOTES | ENT_HTML5) . "'>"; // evidence: sanitized
    echo '<input name="motto" value="' . htmlspecialchars($row['motto'], ENT_COMPAT) . '">';
}
$colour = in_array($_GET['colour'], ['red', 'blue'], true) ? $_GET['colour'] : 'red';
?>
<td class='<?= $colour // evidence: guarded
?>'>x</td>
<?php
function mail_field(): void
{
    $mail = filter_var($_POST['mail'], FILTER_SANITIZE_FULL_SPECIAL_CHARS);
    echo "<p title='{$mail}'>mail</p>"; // evidence: sanitized
}

function by_flags()
{
    $flags = ENT_QUOTES | ENT_SUBSTITUTE;
    echo "<i title='" . htmlspecialchars($_GET['tip'], $flags, 'UTF-8') . "'>"; // evidence: sanitized
}

final class Labels
{
    private const HOW = ['body' => ENT_COMPAT | ENT_HTML5, 'attribute' => ENT_QUOTES | ENT_HTML5];

    public function tip(): void
    {
        echo "<b title='" . $this->written($_GET['tip'], 'attribute') . "'>tip</b>"; // evidence: sanitized
    }

    private function written(string $text, string $where): string
    {
        return htmlspecialchars($text, self::HOW[$where], 'UTF-8');
    }
}
