using System.Web.Mvc;

public class NotesController : Controller
{
    [ValidateInput(true)] // evidence: validation-on
    [HttpPost]
    public ActionResult Save(string text)
    {
        return View();
    }

    [HttpPost]
    public ActionResult Other(string text)
    {
        return View();
    }
}

public class NotesPage : System.Web.UI.Page
{
    public void Prepare(PagesSection section)
    {
        section.ValidateRequest = true; // evidence: validation-on
    }

    public void Box(TextBox box)
    {
        box.ValidateRequestMode = ValidateRequestMode.Enabled; // evidence: validation-on
    }
}
