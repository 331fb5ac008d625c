<h1>Hello <?= htmlspecialchars($_GET['name'], ENT_QUOTES, 'UTF-8') // evidence: sanitized
?></h1>
<?php
$page = (int) $_POST['page'];
echo "<p>Page: " . $page . "</p>"; // evidence: sanitized

function greet() {
    $who = htmlentities($_REQUEST['who'], ENT_QUOTES);
    print "<b>$who</b>"; // evidence: sanitized
    printf("<i>%d</i>", $_REQUEST['age']);
}

function theme() {
    $theme = $_COOKIE['theme'] ?? 'light';
    if (!in_array($theme, ['light', 'dark'])) {
        $theme = 'light';
    }
    echo '<body class="' . $theme . '">'; // evidence: guarded
}

function constant() {
    $who = $_GET['who'];
    $who = 'world';
    echo "Hello $who";
}

function templated(\Twig\Environment $twig)
{
    echo $twig->createTemplate('Hi {{ name }}')->render(['name' => $_GET['name']]); // evidence
}

function coloured($request)
{
    $colour = str($_GET['colour'])->replaceMatches('/[^a-z]/', '')->toString();
    echo '<i class="' . $colour . '">' . e($_GET['label']) . '</i>'; // evidence: sanitized
}

function signpost()
{
    $place = $_GET['place'];
    if (preg_match('/[<>"\'&]/', $place)) {
        exit('no');
    }
    echo '<p>To ' . $place . '</p>'; // evidence: guarded
    if (strpbrk($_GET['way'], '<>"') === false) {
        echo '<p>By ' . $_GET['way'] . '</p>'; // evidence: guarded
    }
}

class Chart
{
    private int $signs = JSON_UNESCAPED_SLASHES;

    public function also(int $sign): self
    {
        $other = clone $this;
        $other->signs = $this->signs | $sign;
        return $other;
    }

    public function drawn(array $depths): string
    {
        return json_encode($depths, $this->signs);
    }
}

function charted()
{
    $chart = (new Chart())->also(JSON_HEX_TAG);
    echo '<script>draw(' . $chart->drawn(['at' => $_GET['at']]) . ')</script>'; // evidence: sanitized
}
