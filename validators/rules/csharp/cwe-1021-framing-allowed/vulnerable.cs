using Microsoft.AspNetCore.Http;

public class Headers
{
    public void Suppressed(AntiforgeryOptions options)
    {
        options.SuppressXFrameOptionsHeader = true; // finding: header-suppressed
    }

    public void Open(HttpContext context)
    {
        context.Response.Headers.Append("X-Frame-Options", "ALLOWALL"); // finding: any-frame
    }

    public void Anyone(HttpResponse response)
    {
        response.Headers.Add("Content-Security-Policy", "default-src 'self'; frame-ancestors *"); // finding: any-ancestor
    }

    public void Indexed(HttpContext context)
    {
        context.Response.Headers["X-Frame-Options"] = "ALLOW-FROM https://partner.example.org"; // finding: any-frame
    }
}
