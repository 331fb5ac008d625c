<?php
add_action('wp_ajax_nopriv_delete_item', 'delete_item'); // finding: open-to-visitors

register_rest_route('app/v1', '/items', ['methods' => 'POST', 'callback' => 'save', 'permission_callback' => '__return_true']); // finding: anyone-permitted

Route::post('/admin/users', 'UserController@store'); // finding: admin-without-login
