import java.io.DataInputStream;
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
        if (!signature.verify(mark)) { // evidence
            throw new SecurityException("not signed");
        }
        count++;
    }

    void add() {
        if (lock.tryLock()) { // evidence
            count++;
            lock.unlock();
        }
    }

    byte[] whole(File file) throws Exception {
        byte[] data = new byte[(int) file.length()];
        try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
            in.readFully(data); // evidence
        }
        return data;
    }

    int one(FileInputStream in) throws Exception {
        return in.read();
    }
}
