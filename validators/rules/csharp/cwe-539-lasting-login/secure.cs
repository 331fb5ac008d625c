public class Logins
{
    public void Forms(string name)
    {
        FormsAuthentication.SetAuthCookie(name, false); // evidence: ends-with-the-browser
    }

    public async Task<IActionResult> Core(LoginModel model)
    {
        var result = await signIn.PasswordSignInAsync(model.Name, model.Password, isPersistent: false, lockoutOnFailure: true); // evidence: ends-with-the-browser
        return Ok();
    }

    public async Task<IActionResult> Asked(LoginModel model)
    {
        var result = await signIn.PasswordSignInAsync(model.Name, model.Password, model.RememberMe, lockoutOnFailure: true);
        return Ok();
    }

    public void Options(CookieAuthenticationOptions options)
    {
        options.ExpireTimeSpan = TimeSpan.FromMinutes(30); // evidence: hours
        options.Cookie.Name = "login";
    }

    public void Session(SessionOptions options)
    {
        options.Cookie.MaxAge = TimeSpan.FromHours(8); // evidence: hours
    }
}
