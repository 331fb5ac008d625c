public class Startup
{
    public void Identity(IdentityOptions options)
    {
        options.Password.RequiredLength = 12; // evidence: long-password
        options.Password.RequireDigit = true;
    }

    public PasswordValidator Old()
    {
        return new PasswordValidator { RequiredLength = 10 }; // evidence: long-password
    }

    public void Service(IServiceCollection services)
    {
        services.Configure<IdentityOptions>(o => { o.Password.RequiredLength = 8; }); // evidence: long-password
    }

    public void Code(CodeOptions options)
    {
        options.RequiredLength = 4;
    }
}
