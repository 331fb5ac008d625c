using System.Data.SqlClient;
using System.Net;
using System.Text;

public class Settings
{
    private const string ApiKey = "p7YhXM3h6PSXapEl7Fy57neX"; // finding: assigned-secret

    public SqlConnection Open()
    {
        return new SqlConnection("Server=db;User=app;Password=S3cr3t!"); // finding: password-in-address
    }

    public NetworkCredential Login()
    {
        return new NetworkCredential("admin", "hunter22"); // finding: fixed-key
    }

    public object Key()
    {
        return new SymmetricSecurityKey(Encoding.UTF8.GetBytes("the key of the application")); // finding: fixed-key
    }
}

public class Signing
{
    public SecurityKey Key(IConfiguration configuration)
    {
        var material = configuration["Jwt:Key"] ?? "q8Zr2LxVt0aZs9Wm4EoRk8Yc1UfGnB6d";
        return new SymmetricSecurityKey(Encoding.UTF8.GetBytes(material)); // finding: fixed-key
    }
}
