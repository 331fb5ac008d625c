using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

public class PeopleController : Controller
{
    private readonly HttpClient client;

    [HttpGet("login")] // finding: secret-in-query
    public IActionResult Login(string name, string password)
    {
        return Ok(name);
    }

    public Task<string> Weather(string key)
    {
        return client.GetStringAsync($"https://weather.example/today?api_key={key}"); // finding: secret-put-into-address
    }

    public Task<HttpResponseMessage> Mail(string password)
    {
        var address = "https://mail.example/state?user=shop&password=" + password;
        return client.GetAsync(address); // finding: secret-put-into-address
    }

    public string Address(string token)
    {
        return QueryHelpers.AddQueryString("https://maps.example/tiles", "access_token", token); // finding: secret-put-into-address
    }
}
