# finding
INSERT INTO u (p) VALUES (md5('password'));
#----
# finding
UPDATE u SET p = crypt(x, gen_salt('md5'));
#----
# finding
CREATE USER a IDENTIFIED BY 'hunter2';
#----
# finding
UPDATE accounts SET secret_hash = md5(given) WHERE id = 1;
#----
# finding
CREATE USER 'a'@'10.0.0.1' IDENTIFIED WITH mysql_native_password BY RANDOM PASSWORD;
#----
# finding
SET password_encryption = 'md5';

#----
# finding
UPDATE guests SET user_pw = sha1(new_value) WHERE id = 7;
NEW.passphrase := md5(NEW.passphrase); # finding
INSERT INTO m VALUES (sha1(p_passphrase)); # finding
v_pin := encode(digest(p_pin, 'sha256'), 'hex'); # finding
CREATE USER u IDENTIFIED WITH no_password; # finding
CREATE USER ''@'localhost'; # finding
ALTER SYSTEM SET remote_os_authent = TRUE SCOPE=SPFILE; # finding
