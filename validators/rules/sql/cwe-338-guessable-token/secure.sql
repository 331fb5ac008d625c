UPDATE account SET reset_token = encode(gen_random_bytes(32), 'hex') WHERE id = 1; # evidence
INSERT INTO invite (mail, token) VALUES ('a@corp.example', gen_random_uuid()); # evidence
CREATE TABLE session (id int, token text NOT NULL DEFAULT encode(gen_random_bytes(16), 'hex')); # evidence
SELECT * FROM account ORDER BY random() LIMIT 1;
UPDATE account SET token_expires = now() + interval '1 hour';
UPDATE item SET price = floor(random() * 100);
