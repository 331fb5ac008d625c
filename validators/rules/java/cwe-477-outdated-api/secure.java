package app;

import java.lang.ref.Cleaner;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;

public class Secure implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private Thread worker;
    private Player player;

    void halt() {
        worker.interrupt();
        player.stop();
        player.suspend();
    }

    @Override
    public void close() {
        halt();
    }

    void finalize(Order order) {
        order.send();
    }

    Integer count(String text) {
        return Integer.valueOf(text);
    }

    LocalDate due(int year) {
        return LocalDate.of(year, 1, 1);
    }

    Date at(long millis) {
        return new Date(millis);
    }

    Object made(Class<?> kind) throws Exception {
        return kind.getDeclaredConstructor().newInstance();
    }

    String plain(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String coded(byte[] raw) {
        return Base64.getEncoder().encodeToString(raw);
    }
}
