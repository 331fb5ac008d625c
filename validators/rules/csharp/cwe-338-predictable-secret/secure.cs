using System;
using System.Security.Cryptography;

public class Tokens
{
    public string NewToken()
    {
        return Convert.ToHexString(RandomNumberGenerator.GetBytes(32)); // evidence
    }

    public int Otp()
    {
        return RandomNumberGenerator.GetInt32(1000000); // evidence
    }

    public void Fill(byte[] key)
    {
        RandomNumberGenerator.Fill(key); // evidence
    }

    public int Dice()
    {
        var random = new Random();
        return random.Next(1, 7);
    }
}
