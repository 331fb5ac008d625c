UPDATE account SET reset_token = md5(random()::text) WHERE id = 1; # finding
INSERT INTO invite (mail, token) VALUES ('a@corp.example', md5(random()::text || clock_timestamp()::text)); # finding
UPDATE account SET api_key = SHA2(RAND(), 256); # finding
CREATE TABLE session (id int, token text NOT NULL DEFAULT md5(now()::text)); # finding
v_pin := floor(random() * 10000); # finding
