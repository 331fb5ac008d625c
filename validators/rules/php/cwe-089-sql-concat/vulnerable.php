<?php
function byName(mysqli $db, $name) {
    return mysqli_query($db, "SELECT id FROM users WHERE name = '" . $name . "'"); // finding: assembled-query
}

function interpolated(PDO $pdo) {
    $id = $_GET['id'];
    return $pdo->query("SELECT * FROM posts WHERE id = $id"); // finding: assembled-query
}

class Search {
    private $pdo;
    public function run($term) {
        $sql = "SELECT * FROM pages";
        $sql .= sprintf(" WHERE title LIKE '%%%s%%'", $term);
        $st = $this->pdo->prepare($sql); // finding: assembled-query
        $st->execute();
    }
}

function raw($city) {
    return DB::table('shops')->whereRaw("city = '$city'")->get(); // finding: raw-fragment
}

function wrongEscape($db) {
    $user = htmlspecialchars($_POST['user']);
    mysqli_query($db, "SELECT * FROM users WHERE id = $user"); // finding: assembled-query
}

function wordpress($slug) {
    global $wpdb;
    return $wpdb->get_row("SELECT * FROM wp_posts WHERE post_name = '{$slug}'"); // finding: assembled-query
}

function cities(\Doctrine\DBAL\Connection $db, $country) {
    return $db->fetchFirstColumn("SELECT name FROM city WHERE country = '" . $country . "'"); // finding: assembled-query
}

function chosen(\Illuminate\Http\Request $request)
{
    $numbers = $request->collect('numbers')->filter(static fn ($one): bool => is_scalar($one));
    return DB::select('SELECT id FROM berths WHERE number IN (' . $numbers->implode(',') . ')'); // finding
}
