using System.IO;
using Microsoft.AspNetCore.Mvc;

public class SheetController : Controller
{
    [HttpGet]
    public IActionResult Show(string sheet)
    {
        return Content(System.IO.File.ReadAllText(sheet)); // finding: path-from-request
    }

    [HttpPost]
    public IActionResult Drop()
    {
        var name = Request.Form["name"].ToString();
        System.IO.File.Delete(name); // finding: path-from-request
        return Ok();
    }

    [HttpGet]
    public IActionResult Lines([FromQuery] string sheet)
    {
        using var stream = new FileStream(sheet.Trim(), FileMode.Open); // finding: path-from-request
        return Content(stream.Length.ToString());
    }
}
