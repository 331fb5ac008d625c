using Microsoft.AspNetCore.Mvc;

[ApiController]
public sealed class FileControllerVulnerable : ControllerBase
{
    [HttpGet("/files/{name}")]
    public IActionResult Download(string name)
    {
        return PhysicalFile("/srv/files/" + name, "application/octet-stream");
    }
}
