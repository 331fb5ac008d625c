using System;
using System.Net.Http;
using System.Web.Configuration;
using Microsoft.AspNetCore.Mvc;

public class ProxyController : Controller
{
    public void On(HttpRuntimeSection section)
    {
        section.EnableHeaderChecking = true; // evidence: checks-on
    }

    public void Passed(HttpRequestMessage message)
    {
        message.Headers.Add("X-Tenant", Request.Query["tenant"].ToString()); // evidence: checked-value
    }

    public void Escaped(HttpRequestMessage message, string tenant)
    {
        message.Headers.TryAddWithoutValidation("X-Tenant", Uri.EscapeDataString(tenant)); // evidence: sanitized
    }

    public void Own(HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("User-Agent", "reports/1.0");
    }
}
