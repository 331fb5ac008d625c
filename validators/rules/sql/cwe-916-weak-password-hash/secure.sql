# evidence
UPDATE u SET p = crypt(x, gen_salt('bf', 12));
#----
# evidence
INSERT INTO u (p) VALUES (crypt('x', gen_salt('bf')));
#----
# evidence
ALTER ROLE a PASSWORD 'SCRAM-SHA-256$4096:x';
#----
# evidence
SET password_encryption = 'scram-sha-256';

#----
UPDATE trips SET passenger_key = md5(passenger_name || seat), mapping = md5(shape), spin = sha1(side) WHERE id = 3;
NEW.passphrase := ext.crypt(NEW.passphrase, ext.gen_salt('bf', 12)); # evidence
NEW.etag := md5(NEW.body);
