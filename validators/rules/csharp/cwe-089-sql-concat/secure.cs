using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly SqlConnection conn;

    [HttpGet]
    public IActionResult Find(string name)
    {
        var command = new SqlCommand("SELECT * FROM Users WHERE Name = @name", conn); // evidence: bound-parameters
        command.Parameters.AddWithValue("@name", name);
        return Ok(command.ExecuteReader());
    }

    public void Remove(int id)
    {
        var command = conn.CreateCommand();
        command.CommandText = "DELETE FROM Users WHERE Id = @id"; // evidence: bound-parameters
        command.Parameters.AddWithValue("@id", id);
    }

    public object Orders(ShopContext db, string owner)
    {
        return db.Orders.FromSqlInterpolated($"SELECT * FROM Orders WHERE Owner = {owner}"); // evidence: interpolated-parameters
    }

    public object Dapper(string city)
    {
        return conn.Query("SELECT * FROM Users WHERE City = @city", new { city }); // evidence: bound-parameters
    }

    public void Limited(string text)
    {
        int n = int.Parse(text);
        var command = new SqlCommand("SELECT TOP " + n + " * FROM Users", conn); // evidence: sanitized
    }

    public string Label(string name)
    {
        return "SELECT " + name;
    }

    public object Placed(ShopContext db, string owner)
    {
        var query = FormattableStringFactory.Create("SELECT * FROM Orders WHERE Paid = {0} AND Owner = {1}", true, owner);
        return db.Orders.FromSqlInterpolated(query); // evidence: interpolated-parameters
    }

    public object Interpolated(ShopContext db, string owner)
    {
        return db.Orders.FromSql($"SELECT * FROM Orders WHERE Owner = {owner}"); // evidence: interpolated-parameters
    }

    public int Changed(ShopContext db, string owner)
    {
        return db.Database.ExecuteSql($"UPDATE Orders SET Paid = 1 WHERE Owner = {owner}"); // evidence: interpolated-parameters
    }

    public object Unnamed(ShopContext db)
    {
        return db.Orders.FromSqlInterpolated(Held(db));
    }
}
