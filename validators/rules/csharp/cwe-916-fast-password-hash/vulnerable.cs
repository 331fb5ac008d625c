using System.Security.Cryptography;
using System.Text;

public class Users
{
    public byte[] Hash(string password)
    {
        return SHA256.HashData(Encoding.UTF8.GetBytes(password)); // finding: fast-hash
    }

    public byte[] Old(SHA1 sha, string pwd)
    {
        return sha.ComputeHash(Encoding.UTF8.GetBytes(pwd)); // finding: fast-hash
    }

    public byte[] Salted(string password, byte[] salt)
    {
        var input = new byte[salt.Length + Encoding.UTF8.GetByteCount(password)];
        salt.CopyTo(input, 0);
        Encoding.UTF8.GetBytes(password, 0, password.Length, input, salt.Length);
        return SHA512.HashData(input); // finding: fast-hash
    }

    public string Joined(string name, string password)
    {
        var text = string.Join(":", name, password);
        using var digest = SHA256.Create();
        return Convert.ToHexString(digest.ComputeHash(Encoding.UTF8.GetBytes(text))); // finding: fast-hash
    }

    public byte[] Few(string text, byte[] salt)
    {
        return new Rfc2898DeriveBytes(text, salt, 1000).GetBytes(32); // finding: few-rounds
    }
}
