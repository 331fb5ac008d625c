import java.net.URL;
import javax.net.ssl.SSLSocketFactory;
import org.apache.commons.net.ftp.FTPSClient;

class Send {
    void open() throws Exception {
        new URL("https://api.shop.com/pay").openConnection(); // evidence: encrypted
        new URL("http://localhost:8080/health").openConnection();
    }

    void file() {
        FTPSClient client = new FTPSClient(); // evidence: encrypted
    }

    void socket() throws Exception {
        SSLSocketFactory.getDefault().createSocket("shop.com", 443); // evidence: encrypted
    }
}
