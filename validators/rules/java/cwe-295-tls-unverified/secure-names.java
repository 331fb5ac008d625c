import javax.net.ssl.HostnameVerifier;
import okhttp3.OkHttpClient;

class Beacons {
    private static HostnameVerifier asked(boolean strictly) {
        if (strictly) {
            return okhttp3.internal.tls.OkHostnameVerifier.INSTANCE;
        }
        return (host, session) -> !host.isEmpty();
    }

    OkHttpClient strict() {
        return new OkHttpClient.Builder().hostnameVerifier(asked(true)).build();
    }

    OkHttpClient pinned() {
        return new OkHttpClient.Builder().hostnameVerifier((host, session) -> "beacon.example".equals(host) && session.isValid()).build();
    }
}
