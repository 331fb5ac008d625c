public class Startup
{
    public void Tokens()
    {
        IdentityModelEventSource.ShowPII = true; // finding: personal-data-shown
    }

    public void Database(DbContextOptionsBuilder options)
    {
        options.UseSqlServer(connectionString).EnableSensitiveDataLogging(); // finding: query-values-logged
    }

    public void Service(ServiceDebugBehavior behavior)
    {
        behavior.IncludeExceptionDetailInFaults = true; // finding: faults-in-full
    }

    public void Hubs(HubOptions options)
    {
        options.EnableDetailedErrors = true; // finding: errors-in-full
    }
}
