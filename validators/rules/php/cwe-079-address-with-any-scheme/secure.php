<?php
$site = trim((string) $_POST['site']);
if (!preg_match('#^https?://#i', $site)) {
    $site = 'https://example.org/';
}
?>
<p><a href="<?= htmlspecialchars($site, ENT_QUOTES, 'UTF-8') // evidence: guarded
?>">Home page</a></p>
<?php
function contact(mysqli $db): void
{
    $row = $db->query('SELECT name, page FROM contacts')->fetch_assoc();
    echo '<li><a href="https://pages.example.org/' . htmlentities($row['page'], ENT_QUOTES) . '">x</a></li>';
    echo '<img src="' . htmlentities($row['page'], ENT_QUOTES) . '">';
}

function button($atts): string
{
    $atts = shortcode_atts(['to' => '/', 'label' => 'More'], $atts);
    return sprintf('<a href="%s">%s</a>', esc_url($atts['to']), esc_html($atts['label'])); // evidence: sanitized
}

function listed(): void
{
    $where = (string) ($_GET['where'] ?? '');
    if (!in_array(parse_url($where, PHP_URL_SCHEME), ['http', 'https'], true)) {
        return;
    }
    echo '<a href="' . htmlspecialchars($where) . '">there</a>'; // evidence: guarded
}

function own(): void
{
    $to = (string) ($_GET['to'] ?? '/');
    echo '<a href="' . htmlspecialchars(str_starts_with($to, '/') ? $to : '/') . '">back</a>'; // evidence: guarded
}
