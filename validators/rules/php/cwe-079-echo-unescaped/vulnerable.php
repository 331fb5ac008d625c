<h1>Hello <?= $_GET['name'] // finding: echoed
?></h1>
<?php
$page = $_POST['page'];
echo "<p>Page: " . $page . "</p>"; // finding: echoed

function greet() {
    $who = trim($_REQUEST['who']);
    print "<b>$who</b>"; // finding: echoed
    printf("<i>%s</i>", $who); // finding: printed
}

function row(PDO $pdo) {
    foreach ($pdo->query("SELECT body FROM posts")->fetchAll() as $post) {
        echo '<div>' . $post['body'] . '</div>'; // finding: echoed
    }
}

function wrongCure() {
    echo addslashes($_GET['q']); // finding: echoed
}

function undone() {
    echo htmlspecialchars_decode(htmlspecialchars($_GET['q'])); // finding: echoed
}

function greet($request, $response)
{
    $name = $request->getQueryParams()['name'];
    $response->getBody()->write("<p>$name</p>"); // finding: html-response
    return $response;
}

function titled($request): Response
{
    $title = (string) $_GET['title'];
    return new Response('<h1>' . $title . '</h1>', 200, ['Content-Type' => 'text/html']); // finding: html-response
}

function marked_as_markup()
{
    $label = str($_GET['label'])->limit(40)->toHtmlString();
    echo '<i>' . e($label) . '</i>'; // finding
}

function labelled(iterable $sent): Generator
{
    foreach ($sent as $label => $text) {
        yield $label => htmlspecialchars((string) $text, ENT_QUOTES);
    }
}

function both(): Generator
{
    yield 'Gate' => 'north';
    yield from labelled($_POST['notes']);
}

function table()
{
    foreach (both() as $label => $text) {
        echo "<tr><th>$label</th><td>$text</td></tr>"; // finding
    }
}

function signpost()
{
    $place = $_GET['place'];
    if (preg_match('/^[<>]|["\'&]/', $place)) {
        exit('no');
    }
    echo '<p>To ' . $place . '</p>'; // finding
}

function sketched()
{
    $signs = JSON_UNESCAPED_SLASHES;
    $signs |= JSON_HEX_QUOT;
    echo '<script>draw(' . json_encode(['at' => $_GET['at']], $signs) . ')</script>'; // finding
}
