using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    private const string PublicUrl = "https://shop.example";
    private readonly Mailer mailer;
    private readonly Settings settings;
    private readonly IConfiguration configuration;

    [HttpPost]
    public async Task<IActionResult> ForgotPassword(string address)
    {
        await mailer.SendEmailAsync(address, "Reset", $"{settings.BaseUrl}/reset?token={NewToken()}"); // evidence: own-address
        return Ok();
    }

    [HttpPost]
    public async Task<IActionResult> Invite(string address)
    {
        await mailer.SendMailAsync(address, PublicUrl + "/join/" + NewToken()); // evidence: own-address
        return Ok();
    }

    [HttpPost]
    public async Task<IActionResult> ConfirmAddress(string address)
    {
        await mailer.SendMailAsync(address, configuration["Shop:PublicUrl"] + "/confirm/" + NewToken()); // evidence: own-address
        return Ok();
    }

    [HttpGet]
    public IActionResult Where()
    {
        return Ok("you asked " + Request.Host);
    }

    [HttpPost]
    public async Task<IActionResult> MailName(string address)
    {
        await mailer.SendMailAsync(address, "your name is in our letters");
        return Ok();
    }
}
