using System.Security.Cryptography;

public class Sums
{
    public byte[] Digest(byte[] data)
    {
        using var md5 = MD5.Create(); // finding
        return md5.ComputeHash(data);
    }

    public byte[] Short(byte[] data) => SHA1.HashData(data); // finding

    public byte[] Old(byte[] data)
    {
        return new SHA1CryptoServiceProvider().ComputeHash(data); // finding
    }

    public byte[] Running(byte[] data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5); // finding: broken-hash
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    public byte[] Signed(RSA key, byte[] data)
    {
        return key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1); // finding: broken-hash
    }
}
