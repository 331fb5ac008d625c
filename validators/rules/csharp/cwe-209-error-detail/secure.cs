using System;
using Microsoft.AspNetCore.Mvc;

public class ItemsController : Controller
{
    public IActionResult Show(int id)
    {
        try
        {
            return View(Load(id));
        }
        catch (Exception ex)
        {
            logger.LogError(ex, "item {Id}", id);
            return StatusCode(500, "internal error"); // evidence: general-message
        }
    }

    public IActionResult Bad()
    {
        return BadRequest("bad number"); // evidence: general-message
    }
}

public class Startup
{
    public void Configure(IApplicationBuilder app)
    {
        app.UseExceptionHandler("/error"); // evidence: general-handler
    }
}
