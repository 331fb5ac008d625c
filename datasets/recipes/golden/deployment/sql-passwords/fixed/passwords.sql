UPDATE shop.users SET password = crypt(new_password, gen_salt('bf', 12)) WHERE id = user_id;
