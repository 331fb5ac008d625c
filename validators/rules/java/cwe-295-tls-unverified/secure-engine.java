import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

public class Engines {
    SSLEngine engine(SSLContext context, String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters settings = engine.getSSLParameters();
        settings.setEndpointIdentificationAlgorithm("HTTPS"); // evidence: checked-host
        engine.setSSLParameters(settings);
        return engine;
    }

    SSLEngine server(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }
}
