import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.xmlrpc.server.XmlRpcServerConfigImpl;

public class Remote {
    void serve(XmlRpcServerConfigImpl config) {
        config.setEnabledForExtensions(false); // evidence: plain-data
        config.setContentLengthOptional(true);
    }

    ActiveMQConnectionFactory queue() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://queue:61616");
        factory.setTrustedPackages(List.of("org.example.messages")); // evidence: plain-data
        return factory;
    }

    void closed(ActiveMQConnectionFactory factory) {
        factory.setTrustAllPackages(false); // evidence: plain-data
        factory.setUseAsyncSend(true);
    }
}
