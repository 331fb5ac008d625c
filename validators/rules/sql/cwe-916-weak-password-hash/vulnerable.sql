# finding
INSERT INTO u (p) VALUES (md5('password'));
#----
# finding
UPDATE u SET p = crypt(x, gen_salt('md5'));
#----
# finding
CREATE USER a IDENTIFIED BY 'hunter2';
