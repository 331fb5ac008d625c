<?php
function profile(PDO $db): void
{
    $row = $db->query('SELECT motto FROM people')->fetch();
    $motto = strip_tags($row['motto']);
    echo '<input name="motto" value="' . $motto . '">'; // finding: in-attribute
}
$colour = htmlspecialchars($_GET['colour'], ENT_NOQUOTES);
?>
<td class="<?= $colour // finding: in-attribute
?>">x</td>
<?php
function search(): void
{
    $q = addslashes($_REQUEST['q']);
    $field = "<input type='text' title=\"$q\">";
    echo "<form>", $field, "</form>"; // finding: in-attribute
}
