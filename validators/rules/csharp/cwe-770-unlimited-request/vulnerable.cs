using Microsoft.AspNetCore.Mvc;

public class UploadController : Controller
{
    [DisableRequestSizeLimit] // finding
    [HttpPost]
    public IActionResult Upload(IFormFile file)
    {
        return Ok();
    }

    public void Server(KestrelServerOptions options)
    {
        options.Limits.MaxRequestBodySize = null; // finding
    }

    public void Forms(FormOptions options)
    {
        options.MultipartBodyLengthLimit = long.MaxValue; // finding
    }
}
