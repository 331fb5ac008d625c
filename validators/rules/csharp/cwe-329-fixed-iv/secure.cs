using System.Security.Cryptography;

public class Box
{
    public Aes Generated()
    {
        var aes = Aes.Create();
        aes.GenerateIV(); // evidence: generated-iv
        return aes;
    }

    public void Gcm(AesGcm gcm, byte[] data, byte[] cipher, byte[] tag)
    {
        var nonce = RandomNumberGenerator.GetBytes(12); // evidence: random-bytes
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    public Aes Set(Aes aes)
    {
        aes.IV = RandomNumberGenerator.GetBytes(16); // evidence: random-bytes
        return aes;
    }

    public ICryptoTransform Passed(Aes aes, byte[] key, byte[] iv)
    {
        return aes.CreateEncryptor(key, iv);
    }
}
