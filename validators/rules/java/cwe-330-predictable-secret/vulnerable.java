import java.util.Random;
import javax.servlet.http.*;

public class Remember extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        int mark = new java.util.Random().nextInt(99); // finding: predictable-in-request
        response.addHeader("X-Mark", Integer.toString(mark));
    }
}

class Accounts {
    private final Random random = new Random();

    String resetToken() {
        return Long.toHexString(random.nextLong()); // finding: predictable-in-secret-code
    }

    String newPassword() {
        return "pw" + Math.random(); // finding: predictable-in-secret-code
    }

    void remember(HttpServletResponse response) {
        long drawn = random.nextLong();
        String written = Long.toString(drawn, 36);
        response.addCookie(new Cookie("remember", written)); // finding: predictable-cookie
        String apiKey = "k-" + written; // finding: predictable-secret
        store(apiKey);
    }

    void open(User user) {
        String sessionToken = "s" + new Random().nextLong(); // finding: predictable-secret
        user.set(sessionToken);
        new java.security.SecureRandom(new byte[] {1, 2, 3}); // finding: own-seed
    }
}

class PairingCodes {
    private java.util.Random dice;

    String next() {
        return String.valueOf(dice.nextInt(900000)); // finding: predictable-in-secret-code
    }
}

class Tickets {
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    String draw() {
        java.util.Random random = new java.util.Random();
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            drawn.append(SIGNS.charAt(random.nextInt(SIGNS.length()))); // finding: predictable-signs
        }
        return drawn.toString();
    }
}

class RecoveryCodes {
    private static final java.util.Map<String, java.util.function.Supplier<java.util.Random>> WAYS =
        java.util.Map.of("game", java.util.Random::new, "code", java.security.SecureRandom::new);
    private final java.util.function.Supplier<java.util.Random> way;

    public RecoveryCodes() {
        this(WAYS.get("game"));
    }

    RecoveryCodes(java.util.function.Supplier<java.util.Random> way) {
        this.way = way;
    }

    String next() {
        java.util.Random random = way.get();
        return Integer.toString(random.nextInt(900000)); // finding: predictable-in-secret-code
    }
}

class Lottery {
    byte[] ticketToken() throws java.security.GeneralSecurityException {
        java.security.SecureRandom drum = java.security.SecureRandom.getInstance("SHA1PRNG");
        drum.setSeed(System.nanoTime()); // finding: own-seed
        byte[] ticket = new byte[16];
        drum.nextBytes(ticket);
        return ticket;
    }
}
