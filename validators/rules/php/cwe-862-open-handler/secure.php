<?php
add_action('wp_ajax_delete_item', 'delete_item');

function delete_item() {
    if (!current_user_can('delete_posts')) { // evidence: rights-checked
        wp_die();
    }
}

class Posts {
    public function destroy($post) {
        $this->authorize('delete', $post); // evidence: rights-checked
    }
    public function edit() {
        $this->denyAccessUnlessGranted('ROLE_EDITOR'); // evidence: rights-checked
    }
}
