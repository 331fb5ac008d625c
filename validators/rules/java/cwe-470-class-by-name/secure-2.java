import java.lang.reflect.Constructor;

public class Errors {
    Throwable make(String className, String message) throws Exception { // evidence: known-kind
        Class<?> type = Class.forName(className, false, Errors.class.getClassLoader());
        if (!Throwable.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(className);
        }
        Constructor<?> maker = type.getConstructor(String.class);
        return (Throwable) maker.newInstance(message);
    }

    Object plugin(String className) throws Exception {
        return Class.forName(className).getDeclaredConstructor().newInstance();
    }

    Object named(String label) throws Exception {
        return Label.class.getConstructor(String.class).newInstance(label);
    }
}
