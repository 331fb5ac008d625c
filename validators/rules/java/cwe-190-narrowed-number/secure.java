import javax.servlet.http.*;
import java.io.DataInputStream;

class Sizes {
    int count(HttpServletRequest request) {
        return Math.toIntExact(Long.parseLong(request.getParameter("count"))); // evidence: exact
    }

    int big(HttpServletRequest request) {
        return new java.math.BigInteger(request.getHeader("X-Size")).intValueExact(); // evidence: exact
    }

    byte[] block(DataInputStream in) throws java.io.IOException {
        int blocks = in.readInt();
        return new byte[Math.multiplyExact(blocks, 16)]; // evidence: exact
    }

    int fixed(Long id) {
        return id.intValue();
    }
}
