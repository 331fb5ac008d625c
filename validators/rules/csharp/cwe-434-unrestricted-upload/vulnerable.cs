using System.IO;
using Microsoft.AspNetCore.Mvc;

public class UploadController : Controller
{
    [HttpPost]
    public IActionResult Upload(IFormFile file)
    {
        var path = Path.Combine("wwwroot", file.FileName);
        using var stream = new FileStream(path, FileMode.Create); // finding
        file.CopyTo(stream);
        return Ok();
    }

    [HttpPost]
    public IActionResult Old(HttpPostedFileBase upload)
    {
        upload.SaveAs("/srv/uploads/" + upload.FileName); // finding
        return Ok();
    }

    [HttpPost]
    public IActionResult Based(IFormFile image)
    {
        var target = Path.Combine("wwwroot", Path.GetFileName(image.FileName));
        System.IO.File.Create(target); // finding
        return Ok();
    }
}
