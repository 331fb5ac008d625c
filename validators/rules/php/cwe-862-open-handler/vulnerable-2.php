<?php
add_action('wp_ajax_theme_colour', 'theme_colour'); // finding: no-right-asked

function theme_colour()
{
    check_ajax_referer('theme');
    if (is_admin()) {
        set_theme_mod('colour', sanitize_hex_color($_POST['colour']));
    }
}

class Members
{
    public function __construct()
    {
        add_action('admin_post_member_drop', array($this, 'drop')); // finding: no-right-asked
    }

    public function drop()
    {
        wp_delete_user(absint($_GET['member']));
    }
}
