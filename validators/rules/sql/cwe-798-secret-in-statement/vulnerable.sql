SELECT dblink_connect('host=db2 user=sync password=Kastanie77 dbname=crm'); # finding
CREATE SUBSCRIPTION s CONNECTION 'host=db1 user=repl password=Kastanie77' PUBLICATION p; # finding
EXEC sp_addlinkedsrvlogin 'erp', 'false', NULL, 'sa', 'Kastanie77'; # finding
CREATE STAGE s URL='s3://b' CREDENTIALS=(AWS_KEY_ID='AKIAQ3EGRXK7YZ2ABCDE' AWS_SECRET_KEY='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'); # finding
UPDATE card SET pan = AES_ENCRYPT(pan, 'Kastanie77'); # finding
SELECT pgp_sym_decrypt(body, 'drei graue Esel') FROM letter; # finding
PRAGMA key = 'Kastanie77'; # finding
