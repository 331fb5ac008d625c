import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.Method;

public class Task implements Serializable {
    private String command;

    private void readObject(ObjectInputStream in) throws Exception { // finding: effect-while-read
        in.defaultReadObject();
        Runtime.getRuntime().exec(command);
    }
}

class Call implements Serializable {
    private Object target;
    private String name;

    private Object readResolve() throws Exception { // finding: effect-while-read
        Method method = target.getClass().getMethod(name);
        return method.invoke(target);
    }
}

class Kept implements Serializable {
    private String kind;

    private void readObject(ObjectInputStream in) throws Exception { // finding: effect-while-read
        Class.forName(in.readUTF());
        in.defaultReadObject();
    }
}
