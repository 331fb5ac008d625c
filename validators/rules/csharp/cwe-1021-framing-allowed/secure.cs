using Microsoft.AspNetCore.Http;

public class Headers
{
    public void Sent(AntiforgeryOptions options)
    {
        options.SuppressXFrameOptionsHeader = false; // evidence: header-sent
    }

    public void Denied(HttpContext context)
    {
        context.Response.Headers.Append("X-Frame-Options", "DENY"); // evidence: own-frames
    }

    public void Policy(HttpResponse response)
    {
        response.Headers.Add("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"); // evidence: own-frames
        response.Headers.Add("X-Content-Type-Options", "nosniff");
    }
}
