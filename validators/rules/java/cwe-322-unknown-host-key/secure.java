import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.util.Properties;
import net.schmizz.sshj.SSHClient;

public class Copy {
    void jsch(JSch jsch) throws Exception {
        jsch.setKnownHosts("/etc/app/known_hosts"); // evidence: known-keys
        Session session = jsch.getSession("app", "files.example.org");
        session.connect();
    }

    void properties(Session session) {
        Properties config = new Properties();
        config.put("StrictHostKeyChecking", "yes"); // evidence: known-keys
        config.put("Compression", "no");
        session.setConfig(config);
    }

    void sshj(SSHClient client) throws Exception {
        client.loadKnownHosts(HOSTS); // evidence: known-keys
        client.connect("files.example.org");
    }
}
