SELECT DES_ENCRYPT(pan, @k) FROM card; # finding
SELECT encrypt(pan, key, 'aes-ecb') FROM card; # finding
SELECT encrypt(pan, key, 'bf') FROM card; # finding
CREATE SYMMETRIC KEY card_key WITH ALGORITHM = TRIPLE_DES ENCRYPTION BY CERTIFICATE c; # finding
SET block_encryption_mode = 'aes-128-ecb'; # finding
