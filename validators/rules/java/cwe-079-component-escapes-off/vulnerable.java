import com.vaadin.shared.ui.ContentMode;
import com.vaadin.ui.Button;
import com.vaadin.ui.Label;
import org.apache.wicket.markup.html.WebPage;

public class Profile extends WebPage {
    public Profile(User user) {
        add(new org.apache.wicket.markup.html.basic.Label("about", user.getAbout()).setEscapeModelStrings(false)); // finding: model-unescaped
    }

    Label vaadin(User user) {
        return new Label(user.getAbout(), ContentMode.HTML); // finding: html-label
    }

    void caption(Button button, User user) {
        button.setCaption(user.getName());
        button.setCaptionAsHtml(true); // finding: html-caption
    }
}
