using System.Web.Mvc;

public class NotesController : Controller
{
    [ValidateInput(false)] // finding: validation-off
    [HttpPost]
    public ActionResult Save(string text)
    {
        return View();
    }
}

public class NotesPage : System.Web.UI.Page
{
    public void Prepare(PagesSection section)
    {
        section.ValidateRequest = false; // finding: validation-off
        section.EnableEventValidation = false; // finding: validation-off
    }

    public void Box(TextBox box)
    {
        box.ValidateRequestMode = ValidateRequestMode.Disabled; // finding: validation-off
    }
}
