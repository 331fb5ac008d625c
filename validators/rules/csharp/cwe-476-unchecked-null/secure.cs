using System;
using System.Linq;
using Microsoft.AspNetCore.Http;

public class Profile
{
    public string Home()
    {
        var home = Environment.GetEnvironmentVariable("APP_HOME");
        if (string.IsNullOrEmpty(home)) // evidence: asked-first
        {
            return "/srv";
        }
        return home.Trim();
    }

    public bool IsAdmin(HttpContext context)
    {
        var role = context.Session.GetString("role");
        ArgumentNullException.ThrowIfNull(role); // evidence: asked-first
        return role.Equals("admin");
    }

    public string First(string[] names)
    {
        var found = names.FirstOrDefault(n => n.Length > 3);
        if (string.IsNullOrWhiteSpace(found)) // evidence: asked-first
        {
            return "";
        }
        return found.ToUpper();
    }

    public string Second(string[] names)
    {
        return names.First().ToUpper();
    }
}
