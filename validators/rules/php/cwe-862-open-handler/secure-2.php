<?php
add_action('wp_ajax_theme_colour', 'theme_colour');
add_action('wp_ajax_theme_preview', 'theme_preview');

function theme_colour()
{
    if (!current_user_can('edit_theme_options')) { // evidence: rights-checked
        wp_die();
    }
    set_theme_mod('colour', sanitize_hex_color($_POST['colour']));
}

function theme_preview()
{
    wp_send_json(array('colour' => sanitize_hex_color($_POST['colour'])));
}
