<?php
class Guest_Book_Dump
{
    public function begin()
    {
        add_action('admin_init', array($this, 'dump')); // finding: no-right-asked
    }

    public function dump()
    {
        global $wpdb;
        if (isset($_GET['guest_book_dump'])) {
            $rows = $wpdb->get_results("SELECT name FROM {$wpdb->prefix}guests", ARRAY_A);
            $out = fopen('php://output', 'w');
            foreach ($rows as $row) {
                fputcsv($out, $row);
            }
        }
    }
}
