import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;

class Accounts {
    private static final SecureRandom RANDOM = new SecureRandom();

    String resetToken() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes); // evidence: system-source
        return UUID.randomUUID().toString(); // evidence: system-source
    }

    int pin() throws Exception {
        return SecureRandom.getInstance("SHA1PRNG").nextInt(1_000_000); // evidence: system-source
    }

    // A game of dice hides nothing.
    int roll(Random dice) {
        return dice.nextInt(6) + 1;
    }
}

class Dice {
    void roll(javax.servlet.http.HttpServletResponse response, java.util.Random random) {
        int shown = random.nextInt(6);
        response.setIntHeader("X-Shown", shown);
        java.util.Random strong = new java.security.SecureRandom();
        response.addCookie(new javax.servlet.http.Cookie("remember", "fixed"));
    }
}

class Tickets {
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    String draw(java.util.Random random) {
        java.security.SecureRandom strong = new java.security.SecureRandom();
        String vowels = "aeiou";
        return "" + SIGNS.charAt(strong.nextInt(32)) + vowels.charAt(random.nextInt(5)); // evidence: system-source
    }
}

class PairingCodes {
    private java.security.SecureRandom dice;

    String next() {
        return String.valueOf(dice.nextInt(900000)); // evidence: system-source
    }
}

class Lottery {
    byte[] ticketToken() throws java.security.GeneralSecurityException {
        java.security.SecureRandom drum = java.security.SecureRandom.getInstance("SHA1PRNG");
        byte[] ticket = new byte[16];
        drum.nextBytes(ticket); // evidence: system-source
        drum.setSeed(System.nanoTime());
        drum.nextBytes(ticket); // evidence: system-source
        return ticket;
    }
}
