<?php
function byName(PDO $pdo, $name) {
    $st = $pdo->prepare('SELECT id FROM users WHERE name = ?'); // evidence: bound-parameters
    $st->execute([$name]);
    return $st->fetch();
}

function bound(mysqli $db) {
    $st = $db->prepare("SELECT * FROM posts WHERE id = ?"); // evidence: bound-parameters
    $st->bind_param('i', $_GET['id']);
    return $st->execute();
}

function number($db, $page) {
    $page = (int) $page;
    return mysqli_query($db, "SELECT * FROM posts LIMIT " . $page); // evidence: sanitized
}

function closedSet(PDO $pdo, $column) {
    if (!in_array($column, ['name', 'age'], true)) {
        throw new InvalidArgumentException('no such column');
    }
    return $pdo->query("SELECT * FROM users ORDER BY " . $column); // evidence: guarded
}

function quoted($db, $name) {
    $name = mysqli_real_escape_string($db, $name);
    return mysqli_query($db, "SELECT id FROM users WHERE name = '$name'"); // evidence: sanitized
}

function constant($db) {
    return mysqli_query($db, "SELECT count(*) FROM users"); // evidence: constant-query
}

function message($log, $name) {
    $log->info("Deleted from the list: " . $name);
}

class Shelf
{
    private $store;

    public function __construct(wpdb $store)
    {
        $this->store = $store;
    }

    public function find($name)
    {
        $table = $this->store->prefix . 'books';
        return $this->store->get_row($this->store->prepare("SELECT id FROM {$table} WHERE name = %s", $name));
    }
}

function by_column($wpdb) {
    $order = sanitize_sql_orderby($_GET['order']) ?: 'id ASC';
    return $wpdb->get_results("SELECT id FROM notes ORDER BY $order"); // evidence: sanitized
}

function berths(\Doctrine\DBAL\Connection $store)
{
    $query = $store->createQueryBuilder();
    $pier = $query->createNamedParameter($_GET['pier']);
    return $query->select('b.id')->from('berth', 'b')->andWhere('b.pier = ' . $pier)->fetchAllAssociative();
}

function chosen(\Illuminate\Http\Request $request)
{
    $numbers = $request->collect('numbers')->map(static fn ($one): int => (int) $one);
    if ($numbers->isEmpty()) {
        return [];
    }
    return DB::select('SELECT id FROM berths WHERE number IN (' . $numbers->implode(',') . ')'); // evidence: sanitized
}
