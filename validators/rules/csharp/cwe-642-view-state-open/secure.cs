public class OrderPage : System.Web.UI.Page
{
    protected void Page_Init(object sender, EventArgs e)
    {
        ViewStateUserKey = Session.SessionID; // evidence: bound-to-the-user
        this.ViewStateEncryptionMode = ViewStateEncryptionMode.Always; // evidence: encrypted
    }

    public void Section(PagesSection section)
    {
        section.EnableViewStateMac = true; // evidence: signed
        section.EnableViewState = false;
    }
}
