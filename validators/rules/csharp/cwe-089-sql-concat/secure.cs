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
}
