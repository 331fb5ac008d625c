using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[ApiController]
public class NotesController : ControllerBase
{
    private readonly Store store;

    [HttpPost("notes/delete")] // finding: changes-unasked
    public IActionResult B(int id)
    {
        store.Notes.Remove(store.Notes.Find(id));
        store.SaveChanges();
        return Ok();
    }

    [HttpDelete("notes/{id}/purge")] // finding: changes-unasked
    public IActionResult C(int id)
    {
        store.DeleteById(id);
        return NoContent();
    }

    [HttpPut("people/{id}/roles")] // finding: changes-unasked
    public async Task<IActionResult> D(int id, string name)
    {
        await store.UpdateLevel(id, name);
        return Ok();
    }
}

[ApiController]
public class PeopleController : ControllerBase
{
    private readonly Store store;

    [Authorize] // evidence: authorised
    [HttpGet("people")]
    public IActionResult All()
    {
        return Ok(store.All());
    }

    [HttpPost("accounts/{id}/disable")] // finding: changes-unasked
    public IActionResult Off(int id)
    {
        store.UpdateState(id, false);
        return Ok();
    }
}
