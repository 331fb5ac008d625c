using Microsoft.AspNetCore.Mvc;

public class OrdersController : Controller
{
    private readonly ShopContext db;

    public IActionResult Show(int id, string userId)
    {
        return Ok(db.Orders.Single(o => o.Id == id && o.OwnerId == userId)); // evidence
    }

    public IActionResult Mine(string userId)
    {
        return Ok(db.Orders.Where(o => o.UserId == userId).ToList()); // evidence
    }

    public IActionResult Invoice(int id, string tenant)
    {
        return Ok(db.Invoices.FirstOrDefault(i => i.TenantId == tenant && i.Id == id)); // evidence
    }

    public IActionResult Countries(int id)
    {
        return Ok(db.Countries.Find(id));
    }
}
