using System.Security.Cryptography;
using System.Text;

public sealed class EnvelopeFixed
{
    public byte[] Seal(byte[] key, byte[] nonce, string text, byte[] tag)
    {
        using var cipher = new AesGcm(key, 16);
        var bytes = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[bytes.Length];
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, bytes, sealedBytes, tag);
        return sealedBytes;
    }
}
