using Microsoft.AspNetCore.Mvc;

public class UploadController : Controller
{
    [RequestSizeLimit(1048576)] // evidence
    [HttpPost]
    public IActionResult Upload(IFormFile file)
    {
        return Ok();
    }

    public void Server(KestrelServerOptions options)
    {
        options.Limits.MaxRequestBodySize = 10 * 1024 * 1024; // evidence
    }

    public void Forms(FormOptions options)
    {
        options.MultipartBodyLengthLimit = 1048576; // evidence
    }

    [HttpGet]
    public IActionResult Show()
    {
        return Ok();
    }
}
