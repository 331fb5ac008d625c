using MongoDB.Bson;
using MongoDB.Driver;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    public IActionResult Login(string name, string password)
    {
        var filter = BsonDocument.Parse("{ name: '" + name + "', password: '" + password + "' }"); // finding: assembled-query
        return Ok(users.Find(filter).FirstOrDefault());
    }

    public IActionResult Where(string age)
    {
        var script = new BsonJavaScript($"this.age > {age}"); // finding: assembled-query
        return Ok(script);
    }

    public IActionResult Direct()
    {
        string team = Request.Query["team"];
        return Ok(collection.Find($"{{ team: '{team}' }}").ToList()); // finding: assembled-query
    }
}
