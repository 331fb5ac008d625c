using System.IO;
using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;

public class ImportController : Controller
{
    public IActionResult Body()
    {
        using var gzip = new GZipStream(Request.Body, CompressionMode.Decompress);
        var target = new MemoryStream();
        gzip.CopyTo(target); // finding: unlimited
        return Ok(target.Length);
    }

    public IActionResult Text()
    {
        var text = new StreamReader(new BrotliStream(Request.Body, CompressionMode.Decompress)).ReadToEnd(); // finding: unlimited
        return Ok(text);
    }

    public IActionResult Archive(string file)
    {
        ZipFile.ExtractToDirectory(file, "/data/in"); // finding: unlimited
        return Ok();
    }
}
