import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

public class Engines {
    SSLEngine engine(SSLContext context, String host, int port) { // finding: host-unchecked
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        return engine;
    }
}
