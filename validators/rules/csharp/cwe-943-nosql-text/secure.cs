using MongoDB.Bson;
using MongoDB.Driver;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    public IActionResult Login(string name)
    {
        var filter = Builders<User>.Filter.Eq("name", name); // evidence: built-filter
        return Ok(users.Find(filter).FirstOrDefault());
    }

    public IActionResult Document(string team)
    {
        return Ok(collection.Find(new BsonDocument("team", team)).ToList()); // evidence: value-of-a-document
    }

    public IActionResult Lambda(string name)
    {
        var found = users.Find(user => user.Name == name);
        return Ok(found);
    }

    public IActionResult Eq(FilterDefinitionBuilder<User> filter, string age)
    {
        return Ok(users.Find(filter.Gt("age", age))); // evidence
    }

    public BsonDocument Own()
    {
        return BsonDocument.Parse("{ active: true }");
    }
}
