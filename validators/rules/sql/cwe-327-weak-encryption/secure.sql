SELECT pgp_sym_encrypt(pan, $1, 'cipher-algo=aes256') FROM card; # evidence
SET block_encryption_mode = 'aes-256-cbc'; # evidence
CREATE SYMMETRIC KEY card_key WITH ALGORITHM = AES_256 ENCRYPTION BY CERTIFICATE c; # evidence
SELECT description FROM desk;
