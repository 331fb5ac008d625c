CREATE STAGE s URL='s3://b' STORAGE_INTEGRATION = s3_reader; # evidence
COPY t FROM 's3://b/x' IAM_ROLE 'arn:aws:iam::111122223333:role/load'; # evidence
SELECT pgp_sym_decrypt(body, current_setting('app.key')) FROM letter; # evidence
UPDATE card SET pan = AES_ENCRYPT(pan, @card_key); # evidence
SELECT dblink_connect('crm_server');
SELECT dblink_connect('host=db2 user=sync password=' || quote_literal(p));
CREATE STAGE s URL='s3://b' CREDENTIALS=(AWS_KEY_ID='<id>' AWS_SECRET_KEY='<key>');
