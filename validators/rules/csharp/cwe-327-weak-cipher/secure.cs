using System.Security.Cryptography;

public class Box
{
    public AesGcm Gcm(byte[] key)
    {
        return new AesGcm(key, 16); // evidence: authenticated
    }

    public ChaCha20Poly1305 Chacha(byte[] key)
    {
        return new ChaCha20Poly1305(key); // evidence: authenticated
    }

    public RSA Key()
    {
        return RSA.Create(3072); // evidence: long-rsa-key
    }

    public Aes Chained()
    {
        var aes = Aes.Create();
        aes.Mode = CipherMode.CBC;
        return aes;
    }
}
