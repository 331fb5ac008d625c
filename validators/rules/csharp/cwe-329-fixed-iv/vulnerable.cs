using System.Security.Cryptography;
using System.Text;

public class Box
{
    public Aes Fixed()
    {
        var aes = Aes.Create();
        aes.IV = Encoding.UTF8.GetBytes("0123456789abcdef"); // finding: constant-iv
        return aes;
    }

    public ICryptoTransform Zero(Aes aes, byte[] key)
    {
        return aes.CreateEncryptor(key, new byte[16]); // finding: constant-iv
    }

    public void Gcm(AesGcm gcm, byte[] data, byte[] cipher, byte[] tag)
    {
        gcm.Encrypt(new byte[12], data, cipher, tag); // finding: constant-nonce
    }
}
