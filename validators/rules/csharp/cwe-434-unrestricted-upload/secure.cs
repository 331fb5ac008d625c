using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

public class UploadController : Controller
{
    [HttpPost]
    public IActionResult Upload(IFormFile file)
    {
        using var stream = new FileStream(Path.Combine("/srv", Path.GetRandomFileName()), FileMode.Create); // evidence: own-name
        file.CopyTo(stream);
        return Ok();
    }

    [HttpPost]
    public IActionResult Old(HttpPostedFileBase upload)
    {
        upload.SaveAs("/srv/uploads/" + Guid.NewGuid() + ".bin"); // evidence: own-name
        return Ok();
    }

    [HttpPost]
    public IActionResult Temp(IFormFile image)
    {
        File.WriteAllBytes(Path.GetTempFileName(), Bytes(image)); // evidence: own-name
        return Ok();
    }

    public string Name(IFormFile file)
    {
        return file.FileName;
    }
}
