public class Logins
{
    public void Forms(string name)
    {
        FormsAuthentication.SetAuthCookie(name, true); // finding: kept-on-disk
    }

    public async Task<IActionResult> Core(LoginModel model)
    {
        var result = await signIn.PasswordSignInAsync(model.Name, model.Password, true, lockoutOnFailure: true); // finding: kept-on-disk
        return Ok();
    }

    public void Options(CookieAuthenticationOptions options)
    {
        options.ExpireTimeSpan = TimeSpan.FromDays(365); // finding: months
        options.Cookie.Domain = ".example.org"; // finding: whole-domain
    }

    public CookieOptions Made()
    {
        return new CookieOptions { Domain = ".example.org", Secure = true, HttpOnly = true }; // finding: whole-domain
    }
}
