using Microsoft.AspNetCore.Mvc;

public class UsersController : ControllerBase
{
    public IActionResult Show(int id)
    {
        var user = Load(id);
        return Ok(new UserDto(user.Name, user.Joined)); // evidence: chosen-members
    }

    public IActionResult Named(User user)
    {
        return Ok(new { user.Id, user.Name }); // evidence: chosen-members
    }

    public IActionResult Card(User user)
    {
        return Ok(Masked(user.Card)); // evidence: masked
    }

    public IActionResult All()
    {
        return Json(new UserSummary { Count = 3 });
    }

    public IActionResult Plain(int id)
    {
        var ok = user.PasswordHash == Hash(given);
        return Ok(ok);
    }
}
