<?php
$site = trim((string) $_POST['site']);
$shown = htmlspecialchars($site, ENT_QUOTES, 'UTF-8');
?>
<p><a href="<?= $shown // finding: linked
?>">Home page</a></p>
<?php
function contact(mysqli $db): void
{
    $row = $db->query('SELECT name, page FROM contacts')->fetch_assoc();
    echo '<li><a class="x" href=\'' . htmlentities($row['page'], ENT_QUOTES) . "'>" . htmlentities($row['name']) . '</a></li>'; // finding: linked
}

function button($atts): string
{
    $atts = shortcode_atts(['to' => '/', 'label' => 'More'], $atts);
    return sprintf('<a href="%s">%s</a>', esc_attr($atts['to']), esc_html($atts['label'])); // finding: linked
}

function framed(): void
{
    $where = filter_var($_GET['where'] ?? '', FILTER_VALIDATE_URL);
    echo "<iframe src=\"", htmlspecialchars($where), "\"></iframe>"; // finding: linked
}
