using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

public class ReportsController : Controller
{
    public IActionResult Open(string tenant)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        builder.InitialCatalog = tenant; // evidence: quoted-value
        return Ok();
    }

    public IActionResult Configured()
    {
        using var connection = new SqlConnection(configuration.GetConnectionString("main")); // evidence: own-connection
        return Ok();
    }

    public IActionResult Chosen(string tenant)
    {
        using var connection = new SqlConnection(ConfigurationManager.ConnectionStrings["reports"].ConnectionString); // evidence: own-connection
        return Ok();
    }

}

public class Store
{
    public void Open(string connection)
    {
        var held = new SqlConnection(connection);
        held.Open();
    }
}
