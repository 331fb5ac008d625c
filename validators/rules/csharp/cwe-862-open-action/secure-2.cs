using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[ApiController]
public class NotesController : ControllerBase
{
    private readonly Store store;

    [HttpPost("notes/delete"), Authorize(Roles = "editor")] // evidence: authorised
    public IActionResult B(int id)
    {
        store.DeleteById(id);
        return Ok();
    }

    [HttpPost("notes/remove")]
    public IActionResult C(int id)
    {
        if (!User.IsInRole("editor")) return Forbid();
        store.DeleteById(id);
        return Ok();
    }

    [HttpPost("comments")]
    public IActionResult D(Comment given)
    {
        store.Save(given);
        return Ok();
    }
}

[Authorize]
[ApiController]
public class PagesController : ControllerBase
{
    private readonly Store store;

    [HttpPost("pages/delete")] // evidence: authorised
    public IActionResult E(int id)
    {
        store.DeleteById(id);
        return Ok();
    }
}
