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
            return BadRequest(ex.ToString()); // finding: exception-returned
        }
    }

    public IActionResult Other(int id)
    {
        try
        {
            return View(Load(id));
        }
        catch (Exception e)
        {
            return StatusCode(500, e.StackTrace); // finding: exception-returned
        }
    }
}

public class Startup
{
    public void Configure(IApplicationBuilder app)
    {
        app.UseDeveloperExceptionPage(); // finding: developer-page
    }
}
