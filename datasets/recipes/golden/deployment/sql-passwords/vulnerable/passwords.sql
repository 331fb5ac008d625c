UPDATE shop.users SET password = md5(new_password) WHERE id = user_id;
