import java.io.FilePermission;
import java.net.SocketPermission;
import java.security.PermissionCollection;
import java.util.PropertyPermission;

public class Sandbox {
    void grant(PermissionCollection permissions) {
        permissions.add(new PropertyPermission("user.language", "read")); // evidence: narrow-right
        permissions.add(new FilePermission("/srv/data/report.csv", "read")); // evidence: narrow-right
        permissions.add(new SocketPermission("api.example.org:443", "connect")); // evidence: narrow-right
        permissions.add(new RuntimePermission("getClassLoader"));
    }

    void checkLoader(SecurityManager manager) {
        manager.checkPermission(new RuntimePermission("createClassLoader"));
    }
}
