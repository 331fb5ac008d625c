import javax.net.ssl.HostnameVerifier;
import okhttp3.OkHttpClient;

class Beacons {
    private static HostnameVerifier asked(boolean strictly) {
        if (strictly) {
            return okhttp3.internal.tls.OkHostnameVerifier.INSTANCE;
        }
        return (host, session) -> !host.isEmpty();
    }

    OkHttpClient loose() {
        return new OkHttpClient.Builder().hostnameVerifier(asked(false)).build(); // finding
    }

    OkHttpClient looser() {
        return new OkHttpClient.Builder().hostnameVerifier((name, session) -> name.length() > 3).build(); // finding
    }
}
