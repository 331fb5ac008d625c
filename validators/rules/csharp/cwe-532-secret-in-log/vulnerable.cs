public class Login
{
    private readonly ILogger logger;

    public void Try(string user, string password)
    {
        logger.LogInformation("login {User} {Password}", user, password); // finding
    }

    public void Key(Settings settings)
    {
        Console.WriteLine(settings.ApiKey); // finding
    }

    public void Token(string accessToken)
    {
        logger.LogDebug($"token {accessToken}"); // finding
    }
}
