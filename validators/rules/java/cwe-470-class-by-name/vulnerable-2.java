import java.lang.reflect.Constructor;

public class Errors {
    Throwable make(String className, String message) { // finding: constructor-with-text
        try {
            Class<?> type = Class.forName(className, false, Errors.class.getClassLoader());
            Constructor<?> maker = type.getConstructor(String.class);
            return (Throwable) maker.newInstance(message);
        } catch (ReflectiveOperationException e) {
            return new Exception(message);
        }
    }

    Object load(ClassLoader loader, String typeName, String value) throws Exception { // finding: constructor-with-text
        return loader.loadClass(typeName).getDeclaredConstructor(new Class[] {String.class}).newInstance(new Object[] {value});
    }
}
