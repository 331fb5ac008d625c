public class Startup
{
    public void Policy(CorsPolicyBuilder policy)
    {
        policy.AllowAnyOrigin().AllowAnyHeader(); // finding
    }

    public void Callback(CorsPolicyBuilder policy)
    {
        policy.SetIsOriginAllowed(origin => true).AllowCredentials(); // finding
    }

    public void Header()
    {
        Response.Headers.Add("Access-Control-Allow-Origin", "*"); // finding
    }
}
