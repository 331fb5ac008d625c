public class Startup
{
    public void Tokens()
    {
        IdentityModelEventSource.ShowPII = false; // evidence: not-shown
    }

    public void Database(DbContextOptionsBuilder options, IHostEnvironment env)
    {
        options.EnableSensitiveDataLogging(env.IsDevelopment()); // evidence: developer-only
    }

    public void Service(ServiceDebugBehavior behavior)
    {
        behavior.IncludeExceptionDetailInFaults = false; // evidence: not-shown
    }

    public void Hubs(HubOptions options, IHostEnvironment env)
    {
        options.EnableDetailedErrors = env.IsDevelopment(); // evidence: developer-only
        options.MaximumReceiveMessageSize = 32768;
    }
}
