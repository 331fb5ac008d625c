import android.content.SharedPreferences;
import java.io.FileOutputStream;
import java.util.Properties;
import javax.servlet.http.*;

public class Remember extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String password = request.getParameter("password");
        response.addCookie(new Cookie("user_password", password)); // finding: password-in-cookie
        Cookie kept = new Cookie("remember", account.getPassword()); // finding: password-in-cookie
        response.addCookie(kept);
    }

    void save(String given) throws java.io.IOException {
        Properties settings = new Properties();
        settings.setProperty("db.password", given);
        settings.store(new FileOutputStream("app.properties"), null); // finding: password-in-file
    }

    void remember(SharedPreferences preferences, String typed) {
        preferences.edit().putString("password", typed).apply(); // finding: password-in-preferences
    }

    void pin(SharedPreferences.Editor editor, String code) {
        editor.putString("pin_code", code); // finding: password-in-preferences
        editor.commit();
    }
}
