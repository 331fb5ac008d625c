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

    public object Formatted(ShopContext db, string owner)
    {
        var query = FormattableStringFactory.Create("SELECT * FROM Orders WHERE Paid = {0} AND Owner = '" + owner + "'", true); // finding: assembled-format
        return db.Orders.FromSqlInterpolated(query);
    }

    public object Prepared(ShopContext db, string owner)
    {
        string query = "SELECT * FROM Orders WHERE Owner = '" + owner + "'";
        return db.Orders.FromSql(query); // finding: raw-orm-query
    }
}
