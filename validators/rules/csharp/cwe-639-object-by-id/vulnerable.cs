using Microsoft.AspNetCore.Mvc;

public class OrdersController : Controller
{
    private readonly ShopContext db;

    public IActionResult Show(int id)
    {
        return Ok(db.Orders.Find(id)); // finding
    }

    public IActionResult Invoice(int invoiceId)
    {
        return Ok(db.Invoices.FirstOrDefault(i => i.Id == invoiceId)); // finding
    }

    public IActionResult All()
    {
        return Ok(db.Orders.IgnoreQueryFilters().ToList()); // finding: filters-off
    }
}
