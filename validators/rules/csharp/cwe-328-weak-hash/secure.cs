using System.Security.Cryptography;

public class Sums
{
    public byte[] Digest(byte[] data)
    {
        using var sha = SHA256.Create(); // evidence
        return sha.ComputeHash(data);
    }

    public byte[] Short(byte[] data) => SHA512.HashData(data); // evidence

    public byte[] Mac(byte[] key, byte[] data)
    {
        return new HMACSHA256(key).ComputeHash(data); // evidence
    }

    public string Name() => "MD5";

    public byte[] Running(byte[] data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA384); // evidence: sound-hash
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }
}
