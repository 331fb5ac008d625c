import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.util.Properties;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;

public class Copy {
    void jsch(JSch jsch) throws Exception {
        Session session = jsch.getSession("app", "files.example.org");
        session.setConfig("StrictHostKeyChecking", "no"); // finding: any-key
        session.connect();
    }

    void properties(Session session) {
        Properties config = new Properties();
        config.put("StrictHostKeyChecking", "no"); // finding: any-key
        session.setConfig(config);
    }

    void sshj(SSHClient client) throws Exception {
        client.addHostKeyVerifier(new PromiscuousVerifier()); // finding: any-key
        client.connect("files.example.org");
    }
}
