import java.io.File;
import java.io.FileInputStream;
import java.security.PublicKey;
import java.security.Signature;
import java.util.concurrent.locks.ReentrantLock;

class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private int count;

    void take(PublicKey key, byte[] message, byte[] mark) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(message);
        signature.verify(mark); // finding
        count++;
    }

    void add() {
        lock.tryLock(); // finding
        count++;
        lock.unlock();
    }

    byte[] whole(File file) throws Exception {
        byte[] data = new byte[(int) file.length()];
        try (FileInputStream in = new FileInputStream(file)) {
            in.read(data); // finding
        }
        return data;
    }
}
