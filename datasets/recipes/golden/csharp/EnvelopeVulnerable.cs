using System.Security.Cryptography;
using System.Text;

public sealed class EnvelopeVulnerable
{
    public byte[] Seal(byte[] key, string text)
    {
        using var cipher = DES.Create();
        cipher.Key = key;
        cipher.Mode = CipherMode.ECB;
        using var sealer = cipher.CreateEncryptor();
        var bytes = Encoding.UTF8.GetBytes(text);
        return sealer.TransformFinalBlock(bytes, 0, bytes.Length);
    }
}
