using System.Security.Cryptography;

public class Box
{
    public ICryptoTransform Old(byte[] key, byte[] iv)
    {
        return DES.Create().CreateEncryptor(key, iv); // finding: broken-cipher
    }

    public Aes Patterned(byte[] key)
    {
        var aes = Aes.Create();
        aes.Mode = CipherMode.ECB; // finding: ecb-mode
        return aes;
    }

    public AesManaged Initialised()
    {
        return new AesManaged { KeySize = 256, Mode = CipherMode.ECB }; // finding: ecb-mode
    }

    public RSA Key()
    {
        return RSA.Create(1024); // finding: short-rsa-key
    }

    public SymmetricAlgorithm ByName()
    {
        return SymmetricAlgorithm.Create("TripleDES"); // finding
    }
}
