import java.util.logging.Logger;
import javax.servlet.http.*;

class Kept {
    private static final Logger LOG = Logger.getLogger("kept");

    void say(HttpServletRequest request) {
        String name = request.getParameter("name");
        LOG.info("user " + name.replaceAll("[^\\S\\r\\n]+", " ")); // finding
        LOG.info("user " + name.replaceAll("[^\\w\\s]", "")); // finding
        LOG.info("user " + name.replace("[\r\n]", "")); // finding
        LOG.info("user " + name.replace("\r", "")); // finding
        LOG.info("user " + name.replace("\n", "\r\n")); // finding
        LOG.info("user " + name.replace('\r', ' ')); // finding
    }
}
