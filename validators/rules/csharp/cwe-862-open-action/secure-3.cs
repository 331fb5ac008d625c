using Microsoft.AspNetCore.Mvc;

[ApiController]
public class CartController : ControllerBase
{
    private readonly Store store;

    [HttpPost("cart/remove")]
    public IActionResult Less(int id)
    {
        store.Lines.Remove(store.Lines.Find(id));
        return Ok();
    }

    [HttpDelete("todo/delete/{id}")]
    public IActionResult Done(int id)
    {
        store.DeleteById(id);
        return NoContent();
    }
}
