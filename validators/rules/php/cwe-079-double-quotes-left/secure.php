<?php
function profile(PDO $db): void
{
    $row = $db->query('SELECT motto FROM people')->fetch();
    $motto = htmlspecialchars($row['motto']);
    echo '<input name="motto" value="' . $motto . '">'; // evidence: sanitized
    echo '<p>' . strip_tags($row['motto']) . '</p>';
}
$colour = preg_match('/^[a-z]+\z/', $_GET['colour']) ? $_GET['colour'] : 'red';
?>
<td class="<?= $colour // evidence: guarded
?>">x</td>
<?php
function search(): void
{
    $q = str_replace(['<', '>', '"', "'"], ['&lt;', '&gt;', '&quot;', '&#39;'], $_REQUEST['q']);
    echo "<input type='text' title=\"$q\">"; // evidence: sanitized
}

function page(): void
{
    echo '<input name="page" value="' . (int) $_GET['page'] . '">'; // evidence: sanitized
}
