<?php
final class Banner
{
    public function hooks(): void
    {
        add_action('wp_ajax_banner_hide', [$this, 'hide']);
        add_action('wp_ajax_banner_list', [$this, 'all']);
        add_action('init', [$this, 'save']);
    }

    public function hide(): void
    {
        check_ajax_referer('banner'); // evidence: token-checked
        update_option('banner_hidden', '1');
    }

    public function all(): void
    {
        wp_send_json(get_option('banners'));
    }

    public function save(): void
    {
        update_option('banner_seen', time());
    }
}
