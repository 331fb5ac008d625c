public class Startup
{
    public void Identity(IdentityOptions options)
    {
        options.Password.RequiredLength = 4; // finding: short-password
        options.Password.RequiredUniqueChars = 1; // finding: one-sign-over-and-over
    }

    public PasswordValidator Old()
    {
        return new PasswordValidator { RequiredLength = 6, RequireDigit = true }; // finding: short-password
    }

    public void Service(IServiceCollection services)
    {
        services.Configure<IdentityOptions>(o => { o.Password.RequiredLength = 3; }); // finding: short-password
    }
}
