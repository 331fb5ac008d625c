using System.Net;
using Microsoft.AspNetCore.Mvc;

public class AdminController : Controller
{
    public IActionResult Local()
    {
        if (Request.Headers["X-Forwarded-For"] == "127.0.0.1") // finding: header-decides
        {
            return View(secrets);
        }
        return Forbid();
    }

    public IActionResult Office()
    {
        if (!Offices.Contains(Request.Headers["X-Real-IP"].ToString())) // finding: header-decides
        {
            return Forbid();
        }
        return View(secrets);
    }

    public void Proxies(ForwardedHeadersOptions options)
    {
        options.KnownNetworks.Clear(); // finding: every-proxy-trusted
        options.KnownProxies.Clear(); // finding: every-proxy-trusted
    }
}
