import java.util.Random;
import javax.servlet.http.HttpSession;

class Gate {
    void ask(HttpSession session, Random random) {
        String digits = String.format("%06d", random.nextInt(1_000_000));
        session.setAttribute("otp", digits); // finding: predictable-secret
    }
}
