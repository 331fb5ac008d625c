using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

public class AccountController : Controller
{
    private readonly Mailer mailer;

    [HttpPost]
    public async Task<IActionResult> ForgotPassword(string address)
    {
        var link = $"https://{Request.Host}/reset?token={NewToken()}";
        await mailer.SendEmailAsync(address, "Reset", link); // finding: host-in-mail
        return Ok();
    }

    [HttpPost]
    public async Task<IActionResult> Invite(string address)
    {
        var host = HttpContext.Request.Host.Value;
        await mailer.SendMailAsync(address, "Join us at https://" + host + "/join/" + NewToken()); // finding: host-in-mail
        return Ok();
    }

    [HttpPost]
    public IActionResult ResetMail(Message message)
    {
        message.Body = "Open https://" + Request.Host + "/new/" + NewToken(); // finding: host-in-mail
        mailer.Keep(message);
        return Ok();
    }
}
