using System.Security.Cryptography;

public class Checks
{
    public bool Mac(byte[] given, byte[] mac)
    {
        return CryptographicOperations.FixedTimeEquals(given, mac); // evidence
    }

    public bool Password(string text, string passwordHash)
    {
        return BCrypt.Verify(text, passwordHash); // evidence
    }

    public object Hasher(PasswordHasher<User> hasher, User user, string hash, string text)
    {
        return hasher.VerifyHashedPassword(user, hash, text); // evidence
    }

    public bool Empty(string signature)
    {
        return signature == "";
    }
}
