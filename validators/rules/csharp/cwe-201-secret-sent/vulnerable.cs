using Microsoft.AspNetCore.Mvc;

public class UsersController : ControllerBase
{
    public IActionResult Show(int id)
    {
        var user = Load(id);
        return Ok(new { user.Name, user.PasswordHash }); // finding: secret-in-answer
    }

    public IActionResult Config()
    {
        return Content(settings.ConnectionString); // finding: secret-in-answer
    }

    public void Old(User user)
    {
        Response.Write("your stamp: " + user.SecurityStamp); // finding: secret-in-answer
    }
}
