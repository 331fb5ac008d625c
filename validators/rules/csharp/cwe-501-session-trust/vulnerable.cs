using Microsoft.AspNetCore.Mvc;

public class RoleController : Controller
{
    public IActionResult Role()
    {
        HttpContext.Session.SetString("role", Request.Form["role"]); // finding: value-from-request
        return Ok();
    }

    public IActionResult Price(string price)
    {
        Session["price"] = price; // finding: value-from-request
        return Ok();
    }

    public IActionResult Remember()
    {
        string name = Request.Query["name"];
        HttpContext.Session.SetString(name, "1"); // finding: key-from-request
        return Ok();
    }
}
