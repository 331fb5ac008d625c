public class Login
{
    private readonly ILogger logger;

    public void Try(string user, string password)
    {
        logger.LogInformation("login {User} {Password}", user, Mask(password)); // evidence
    }

    public void Key(Settings settings)
    {
        Console.WriteLine(Redact(settings.ApiKey)); // evidence
    }

    public void Token(string accessToken)
    {
        logger.LogDebug("token {Hash}", HashOf(accessToken)); // evidence
    }

    public void Failed(string user)
    {
        logger.LogWarning("wrong password for {User}", user);
    }
}
