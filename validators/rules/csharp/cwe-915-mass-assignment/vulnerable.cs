using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly ShopContext db;

    [HttpPost]
    public IActionResult Edit(User user) // finding: bound-and-stored
    {
        db.Update(user);
        db.SaveChanges();
        return Ok();
    }

    [HttpPut]
    public IActionResult Replace([FromBody] Account account) // finding: bound-and-stored
    {
        db.Accounts.Update(account);
        db.SaveChanges();
        return Ok();
    }

    public async Task<IActionResult> Update(int id)
    {
        var item = db.Items.Find(id);
        await TryUpdateModelAsync(item); // finding: everything-bound
        return Ok();
    }
}
