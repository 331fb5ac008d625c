public class LoginModel
{
    public async Task<bool> Login(InputModel input)
    {
        var result = await signIn.PasswordSignInAsync(input.Email, input.Password, input.RememberMe, lockoutOnFailure: false); // finding: no-lockout
        return result.Succeeded;
    }

    public async Task<bool> Checked(AppUser user, string password)
    {
        var result = await signIn.CheckPasswordSignInAsync(user, password, false); // finding: no-lockout
        return result.Succeeded;
    }

    public void Options(IdentityOptions options)
    {
        options.Lockout.MaxFailedAccessAttempts = 10000; // finding: many-attempts
    }
}
