using System.Linq;

public class Checks
{
    public bool Token(string given, string expectedSignature)
    {
        return given == expectedSignature; // finding
    }

    public bool Mac(byte[] given, byte[] mac)
    {
        return given.SequenceEqual(mac); // finding
    }

    public bool Key(string given, Settings settings)
    {
        if (given != settings.ApiKey) // finding
        {
            return false;
        }
        return true;
    }
}
