using System.IO;
using Microsoft.AspNetCore.Mvc;

[ApiController]
public sealed class FileControllerFixed : ControllerBase
{
    private const string Root = "/srv/files/";

    [HttpGet("/files/{name}")]
    public IActionResult Download(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, name));
        if (!path.StartsWith(Root, System.StringComparison.Ordinal))
        {
            return NotFound();
        }
        return PhysicalFile(path, "application/octet-stream");
    }
}
