<?php
final class Banner
{
    public function hooks(): void
    {
        add_action('wp_ajax_banner_hide', [$this, 'hide']); // finding: action-without-nonce
        add_action('admin_post_banner_save', 'banner_save'); // finding: action-without-nonce
    }

    public function hide(): void
    {
        update_option('banner_hidden', '1');
    }
}

function banner_save()
{
    if (current_user_can('manage_options')) {
        set_theme_mod('banner', sanitize_text_field($_POST['banner']));
    }
}

add_action('wp_ajax_banner_drop', function () { // finding: action-without-nonce
    wp_delete_post(absint($_POST['id']), true);
});
