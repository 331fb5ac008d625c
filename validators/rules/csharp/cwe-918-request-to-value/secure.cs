using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

public class ProxyController : Controller
{
    private readonly HttpClient client;

    [HttpGet]
    public async Task<IActionResult> Item(string id)
    {
        return Ok(await client.GetStringAsync("https://api.example.com/items/" + Uri.EscapeDataString(id))); // evidence: known-address
    }

    public async Task<IActionResult> Health()
    {
        return Ok(await client.GetAsync("https://api.example.com/health")); // evidence: known-address
    }

    [HttpGet]
    public async Task<IActionResult> Prefixed(string url)
    {
        if (!url.StartsWith("https://api.example.com/"))
        {
            return BadRequest();
        }
        return Ok(await client.GetAsync(url)); // evidence: guarded
    }

    [HttpGet]
    public async Task<IActionResult> OwnDomain(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || !target.Host.EndsWith(".example.org", StringComparison.OrdinalIgnoreCase))
        {
            return Forbid();
        }
        return Ok(await client.GetStringAsync(target)); // evidence: guarded
    }
}
