import java.lang.reflect.ReflectPermission;
import java.security.AllPermission;
import java.security.PermissionCollection;
import java.security.Permissions;

public class Sandbox {
    void grant(PermissionCollection permissions) {
        permissions.add(new RuntimePermission("createClassLoader")); // finding: right-to-all
        permissions.add(new ReflectPermission("suppressAccessChecks")); // finding: right-to-all
    }

    Permissions all() {
        Permissions permissions = new Permissions();
        permissions.add(new AllPermission()); // finding: right-to-all
        return permissions;
    }
}
