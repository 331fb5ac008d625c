public class Startup
{
    private const string Origin = "https://b.example.com";

    public void Policy(CorsPolicyBuilder policy)
    {
        policy.WithOrigins("https://a.example.com").AllowAnyHeader(); // evidence
    }

    public void Held(CorsPolicyBuilder policy)
    {
        policy.WithOrigins(Origin).AllowCredentials(); // evidence
    }

    public void Options(CorsOptions options)
    {
        options.AddDefaultPolicy(p => p.WithOrigins("https://a.example.com", "https://b.example.com")); // evidence
    }

    public void Header()
    {
        Response.Headers.Add("Vary", "Origin");
    }
}
