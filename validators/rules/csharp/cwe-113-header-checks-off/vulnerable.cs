using System.Net.Http;
using System.Web.Configuration;
using Microsoft.AspNetCore.Mvc;

public class ProxyController : Controller
{
    public void Off(HttpRuntimeSection section)
    {
        section.EnableHeaderChecking = false; // finding: checks-off
    }

    public void Section()
    {
        var section = new HttpRuntimeSection { EnableHeaderChecking = false }; // finding: checks-off
        Use(section);
    }

    public void Passed(HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("X-Tenant", Request.Query["tenant"].ToString()); // finding: unchecked-value
    }
}
