using System.Data.SqlClient;
using System.Data.OleDb;
using Microsoft.AspNetCore.Mvc;

public class ReportsController : Controller
{
    public IActionResult Open(string tenant)
    {
        using var connection = new SqlConnection("Server=db;Integrated Security=true;Database=" + tenant); // finding: assembled-connection
        return Ok();
    }

    public IActionResult Reopen(SqlConnection connection)
    {
        connection.ConnectionString = $"Server={Request.Query["server"]};Database=main"; // finding: assembled-connection
        return Ok();
    }

    public IActionResult Sheet()
    {
        var source = Request.Form["source"].ToString();
        var sheet = new OleDbConnection(source); // finding: assembled-connection
        return Ok();
    }
}
