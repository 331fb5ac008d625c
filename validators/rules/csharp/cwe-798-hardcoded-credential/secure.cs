using System;
using System.Data.SqlClient;

public class Settings
{
    private readonly IConfiguration configuration;
    private string password = Environment.GetEnvironmentVariable("PASSWORD"); // evidence

    public SqlConnection Open()
    {
        string connectionString = configuration.GetConnectionString("db"); // evidence
        return new SqlConnection(connectionString);
    }

    public string Key()
    {
        var apiKey = configuration["ApiKey"]; // evidence
        return apiKey;
    }

    public string Label()
    {
        var labelPassword = "Enter your password";
        return labelPassword;
    }
}
