using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly ShopContext db;

    [HttpPost] // evidence: listed-fields
    public IActionResult Edit([Bind("Name,Email")] User user)
    {
        db.Update(user);
        db.SaveChanges();
        return Ok();
    }

    [HttpPut] // evidence: listed-fields
    public IActionResult Replace([Bind("City")] Account account)
    {
        db.SaveChanges();
        return Ok();
    }

    public async Task<IActionResult> Update(int id)
    {
        var item = db.Items.Find(id);
        await TryUpdateModelAsync(item, "", i => i.Name, i => i.City); // evidence: named-fields
        return Ok();
    }

    [HttpPost]
    public IActionResult Model(EditUserModel model)
    {
        db.SaveChanges();
        return Ok();
    }
}
