import android.content.SharedPreferences;
import androidx.security.crypto.EncryptedSharedPreferences;
import java.io.FileOutputStream;
import java.util.Properties;
import javax.servlet.http.*;

public class Remember extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String token = tokens.create(request.getRemoteUser());
        response.addCookie(new Cookie("remember", token));
        response.addCookie(new Cookie("password_hint", "none"));
        response.addCookie(new Cookie("secret", encrypt(request.getParameter("answer")))); // evidence: sealed-value
    }

    void mail(String given) {
        Properties settings = new Properties();
        settings.put("mail.smtp.password", given);
        Session session = Session.getInstance(settings);
    }

    void save(String given) throws java.io.IOException {
        Properties settings = new Properties();
        settings.setProperty("db.password", cipher.encrypt(given)); // evidence: sealed-value
        settings.setProperty("db.user", given);
        settings.store(new FileOutputStream("app.properties"), null);
    }

    void remember(String typed) throws Exception {
        SharedPreferences preferences = EncryptedSharedPreferences.create("kept", alias, context, keys, values);
        SharedPreferences.Editor editor = preferences.edit();
        editor.putString("password", typed); // evidence: encrypted-preferences
        editor.apply();
    }

    void theme(SharedPreferences.Editor editor, String name) {
        editor.putString("theme", name);
    }
}
