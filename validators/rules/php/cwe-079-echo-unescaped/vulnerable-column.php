<?php
class Boats_Table extends WP_List_Table
{
    public function column_owner($boat)
    {
        return '<em>' . $boat->owner . '</em>'; // finding: column-returned
    }
}
