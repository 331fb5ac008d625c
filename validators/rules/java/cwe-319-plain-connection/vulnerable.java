import java.net.URL;
import org.apache.commons.net.ftp.FTPClient;
import org.springframework.web.client.RestTemplate;

class Send {
    void open() throws Exception {
        new URL("http://api.shop.com/pay").openConnection(); // finding: plain-url
    }

    void file() {
        FTPClient client = new FTPClient(); // finding: plain-file-transfer
    }

    void rest(RestTemplate rest, Object body) {
        rest.postForObject("http://pay.shop.com/charge", body, String.class); // finding: plain-url
    }
}
