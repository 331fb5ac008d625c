import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;

public class Task implements Serializable {
    private String command;

    private void readObject(ObjectInputStream in) throws Exception { // evidence: fields-only
        in.defaultReadObject();
        if (command == null) {
            throw new InvalidObjectException("command");
        }
    }
}

class Secret implements Serializable {
    private void readObject(ObjectInputStream in) throws Exception { // evidence: reading-refused
        throw new NotSerializableException("Secret");
    }
}

class Range implements Serializable {
    private int low;
    private int high;

    private void readObject(ObjectInputStream in) throws Exception { // evidence: fields-only
        ObjectInputStream.GetField fields = in.readFields();
        low = fields.get("low", 0);
        high = fields.get("high", 0);
    }

    void run(Runnable work) {
        new Thread(work).start();
    }
}
