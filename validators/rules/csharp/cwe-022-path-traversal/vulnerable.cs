using System.IO;
using Microsoft.AspNetCore.Mvc;

public class FilesController : Controller
{
    private const string Root = "/srv/files";

    [HttpGet]
    public IActionResult Download(string name)
    {
        var path = Path.Combine(Root, name);
        return Ok(System.IO.File.ReadAllBytes(path)); // finding: joined-path-used
    }

    public void Remove(string name)
    {
        File.Delete(Root + "/" + name); // finding: joined-path-used
    }

    public Stream Open(string user, string name)
    {
        return new FileStream($"{Root}/{user}/{name}.txt", FileMode.Open); // finding: joined-path-used
    }
}
