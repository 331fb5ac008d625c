<?php
final class Tokens
{
    public function spend(PDO $db, int $id, int $count) // finding: amount-saved
    {
        $row = $db->prepare('SELECT points FROM tokens WHERE id = ?');
        $row->execute([$id]);
        $held = $row->fetch();
        if ($held['points'] < $count) {
            return false;
        }
        $db->prepare('UPDATE tokens SET points = ? WHERE id = ?')->execute([$held['points'] - $count, $id]);
        return true;
    }
}

function take_seats($show, $count) // finding: amount-saved
{
    $row = Show::findOrFail($show);
    if ($row->seats >= $count) {
        $row->seats -= $count;
        $row->save();
    }
}

function fill_shelf(PDO $db, int $id, int $more) // finding: amount-saved
{
    $stmt = $db->prepare('SELECT id, stock FROM shelves WHERE id = :id');
    $stmt->execute(['id' => $id]);
    $shelf = $stmt->fetch();
    $all = $shelf['stock'] + $more;
    $db->prepare('UPDATE shelves SET stock = :stock WHERE id = :id')->execute(['stock' => $shelf['stock'] + $more, 'id' => $id]);
    return $all;
}
