using System;

public class Tokens
{
    public string NewToken()
    {
        var random = new Random();
        return random.Next().ToString(); // finding: predictable-in-secret-code
    }

    public string GeneratePassword(string chars)
    {
        var rnd = new Random(42);
        return chars[rnd.Next(chars.Length)].ToString(); // finding: predictable-in-secret-code
    }

    public byte[] SessionKey()
    {
        var key = new byte[16];
        new Random().NextBytes(key); // finding
        return key;
    }
}

public class Resets
{
    public string Begin(string address, Mailer mailer)
    {
        var source = new Random(Environment.TickCount);
        var token = string.Concat(Enumerable.Range(0, 24).Select(_ => Letters[source.Next(Letters.Length)])); // finding: predictable-secret
        mailer.Send(address, token);
        return address;
    }
}
