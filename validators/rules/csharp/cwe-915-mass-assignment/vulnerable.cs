using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly ShopContext db;

    [HttpPost] // finding: bound-and-stored
    public IActionResult Edit(User user)
    {
        db.Update(user);
        db.SaveChanges();
        return Ok();
    }

    [HttpPut] // finding: bound-and-stored
    public IActionResult Replace([FromBody] Account account)
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
