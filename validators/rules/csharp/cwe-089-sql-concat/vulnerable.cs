using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly SqlConnection conn;

    [HttpGet]
    public IActionResult Find(string name)
    {
        var command = new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", conn); // finding: assembled-command
        return Ok(command.ExecuteReader());
    }

    public void Remove(string id)
    {
        var command = conn.CreateCommand();
        command.CommandText = $"DELETE FROM Users WHERE Id = {id}"; // finding: assembled-command-text
        command.ExecuteNonQuery();
    }

    public object Orders(ShopContext db)
    {
        var sort = Request.Query["sort"];
        return db.Orders.FromSqlRaw("SELECT * FROM Orders ORDER BY " + sort); // finding: raw-orm-query
    }

    public object Dapper(string city)
    {
        var sql = string.Format("SELECT * FROM Users WHERE City = '{0}'", city);
        return conn.Query(sql); // finding: assembled-query
    }
}
