<?php
final class Tokens
{
    public function spend(PDO $db, int $id, int $count)
    {
        $row = $db->prepare('SELECT points FROM tokens WHERE id = ? FOR UPDATE'); // evidence: read-under-lock
        $row->execute([$id]);
        $held = $row->fetch();
        if ($held['points'] < $count) {
            return false;
        }
        $db->prepare('UPDATE tokens SET points = ? WHERE id = ?')->execute([$held['points'] - $count, $id]);
        return true;
    }
}

function take_seats($show, $count)
{
    $row = Show::query()->lockForUpdate()->findOrFail($show); // evidence: read-under-lock
    if ($row->seats >= $count) {
        $row->seats -= $count;
        $row->save();
    }
}

function fill_shelf(PDO $db, int $id, int $more)
{
    $stmt = $db->prepare('UPDATE shelves SET stock = stock - ? WHERE id = ? AND stock >= ?'); // evidence: changed-in-place
    return $stmt->execute([$more, $id, $more]);
}

function show_shelf(PDO $db, int $id)
{
    $stmt = $db->prepare('SELECT id, stock FROM shelves WHERE id = ?');
    $stmt->execute([$id]);
    return $stmt->fetch();
}
