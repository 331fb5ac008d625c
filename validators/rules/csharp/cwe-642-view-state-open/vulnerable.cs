public class OrderPage : System.Web.UI.Page
{
    protected void Page_Init(object sender, EventArgs e)
    {
        EnableViewStateMac = false; // finding: unsigned
        this.ViewStateEncryptionMode = ViewStateEncryptionMode.Never; // finding: unencrypted
    }

    public void Section(PagesSection section)
    {
        section.EnableViewStateMac = false; // finding: unsigned
    }
}
