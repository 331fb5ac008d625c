using System.Net;
using Microsoft.AspNetCore.Mvc;

public class AdminController : Controller
{
    public IActionResult Local()
    {
        if (IPAddress.IsLoopback(HttpContext.Connection.RemoteIpAddress)) // evidence: connection-address
        {
            return View(secrets);
        }
        return Forbid();
    }

    public void Proxies(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Add(IPAddress.Parse("10.0.0.5")); // evidence: known-proxy
        options.KnownNetworks.Add(new IPNetwork(IPAddress.Parse("10.1.0.0"), 16)); // evidence: known-proxy
    }

    public IActionResult Told()
    {
        return Ok(Request.Headers["X-Forwarded-For"].ToString());
    }
}
