using System.Security.Cryptography;

public class Users
{
    public byte[] Many(string password, byte[] salt)
    {
        return new Rfc2898DeriveBytes(password, salt, 600000, HashAlgorithmName.SHA256).GetBytes(32); // evidence
    }

    public byte[] Static(string password, byte[] salt)
    {
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600000, HashAlgorithmName.SHA256, 32); // evidence
    }

    public string Library(string password)
    {
        return BCrypt.HashPassword(password); // evidence
    }

    public byte[] Sum(byte[] data)
    {
        return SHA256.HashData(data);
    }
}
