using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

public class PeopleController : Controller
{
    private readonly HttpClient client;

    [HttpPost("login")] // evidence: secret-in-body
    public IActionResult Login([FromForm] string name, [FromForm] string password)
    {
        return Ok(name);
    }

    public Task<HttpResponseMessage> Weather(string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://weather.example/today");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key); // evidence: secret-in-header
        return client.SendAsync(request);
    }

    public void Known(string text)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", text); // evidence: secret-in-header
    }

    [HttpGet("find")]
    public IActionResult Find(string name, string passwordHint)
    {
        return Ok(name);
    }

    public Task<string> Page(string cursor)
    {
        return client.GetStringAsync($"https://shop.example/rows?page={cursor}");
    }

    public string Address(string place)
    {
        return QueryHelpers.AddQueryString("https://maps.example/tiles", "place", place);
    }
}
