using System;
using System.Linq;
using Microsoft.AspNetCore.Http;

public class Profile
{
    public string Home()
    {
        return Environment.GetEnvironmentVariable("APP_HOME").Trim(); // finding: may-be-absent
    }

    public bool IsAdmin(HttpContext context)
    {
        return context.Session.GetString("role").Equals("admin"); // finding: may-be-absent
    }

    public string First(string[] names)
    {
        return names.FirstOrDefault(n => n.Length > 3).ToUpper(); // finding: may-be-absent
    }

    public string Late()
    {
        string text = null;
        return text.Trim(); // finding: null-used
    }
}
