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

    public byte[] Few(string text, byte[] salt)
    {
        return new Rfc2898DeriveBytes(text, salt, 1000).GetBytes(32); // finding: few-rounds
    }
}
