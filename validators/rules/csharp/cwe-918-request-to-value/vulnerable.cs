using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

public class ProxyController : Controller
{
    private readonly HttpClient client;

    [HttpGet]
    public async Task<IActionResult> Fetch(string url)
    {
        return Ok(await client.GetStringAsync(url)); // finding
    }

    [HttpGet]
    public async Task<IActionResult> Host(string host)
    {
        return Ok(await client.GetAsync($"https://{host}/status")); // finding
    }

    public object Old()
    {
        return WebRequest.Create(Request.Query["url"]); // finding
    }
}

class Routes
{
    static void Map(WebApplication app)
    {
        app.MapGet("/tides", async (string station, IHttpClientFactory factory) =>
        {
            var client = factory.CreateClient();
            return await client.GetStringAsync(station); // finding
        });
    }

    [HttpGet]
    public async Task<IActionResult> Beside(string rest)
    {
        return Ok(await client.GetStringAsync("https://api.example.com" + rest)); // finding: address-from-request
    }
}
