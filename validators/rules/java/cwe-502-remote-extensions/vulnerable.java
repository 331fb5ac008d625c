import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.apache.xmlrpc.server.XmlRpcServerConfigImpl;
import org.springframework.remoting.httpinvoker.HttpInvokerServiceExporter;

public class Remote {
    void serve(XmlRpcServerConfigImpl config) {
        config.setEnabledForExtensions(true); // finding: extensions-on
    }

    HttpInvokerServiceExporter exporter(Service service) {
        HttpInvokerServiceExporter exporter = new HttpInvokerServiceExporter(); // finding: object-exporter
        exporter.setService(service);
        return exporter;
    }

    ActiveMQConnectionFactory queue() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://queue:61616");
        factory.setTrustAllPackages(true); // finding: objects-in-messages
        return factory;
    }
}
