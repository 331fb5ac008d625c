import com.vaadin.shared.ui.ContentMode;
import com.vaadin.ui.Button;
import com.vaadin.ui.Label;
import org.apache.wicket.markup.html.WebPage;

public class Profile extends WebPage {
    public Profile(User user) {
        add(new org.apache.wicket.markup.html.basic.Label("about", user.getAbout()).setEscapeModelStrings(true)); // evidence: escapes-on
    }

    Label vaadin(User user) {
        return new Label(user.getAbout(), ContentMode.TEXT); // evidence: escapes-on
    }

    void caption(Button button, User user) {
        button.setCaption(user.getName());
        button.setCaptionAsHtml(false); // evidence: escapes-on
    }

    Label heading() {
        return new Label("<b>Orders</b>", ContentMode.HTML);
    }
}
