using System.IO;
using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;

public class ImportController : Controller
{
    public IActionResult Body()
    {
        using var gzip = new GZipStream(Request.Body, CompressionMode.Decompress);
        var piece = new byte[8192];
        int total = 0, read;
        while ((read = gzip.Read(piece, 0, piece.Length)) > 0) // evidence: read-in-pieces
        {
            total += read;
            if (total > Most)
            {
                return BadRequest();
            }
        }
        return Ok(total);
    }

    public async Task<IActionResult> Later()
    {
        var deflate = new DeflateStream(Request.Body, CompressionMode.Decompress);
        var count = await deflate.ReadAsync(buffer, 0, 4096); // evidence: read-in-pieces
        return Ok(count);
    }

    public IActionResult Limited()
    {
        var brotli = new BrotliStream(Request.Body, CompressionMode.Decompress);
        return Ok(brotli.Read(buffer, 0, 100)); // evidence: read-in-pieces
    }

}

public class Cache
{
    public void Own(Stream file, Stream target)
    {
        var gzip = new GZipStream(file, CompressionMode.Decompress);
        gzip.CopyTo(target);
    }
}
