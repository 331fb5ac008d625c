import javax.servlet.http.*;
import java.io.DataInputStream;

class Sizes {
    int count(HttpServletRequest request) {
        return Long.valueOf(request.getParameter("count")).intValue(); // finding: narrowed
    }

    int big(HttpServletRequest request) {
        return new java.math.BigInteger(request.getHeader("X-Size")).intValue(); // finding: narrowed
    }

    byte[] block(DataInputStream in) throws java.io.IOException {
        return new byte[in.readInt() * 16]; // finding: product-of-input
    }
}
