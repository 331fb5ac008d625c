import java.io.*;
import java.util.zip.*;

class TideLog {
    static byte[] unpack(byte[] packed) throws IOException { // finding: unpacked-without-end
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] part = new byte[512];
            for (int n = in.read(part); n > 0; n = in.read(part)) {
                all.write(part, 0, n);
            }
        }
        return all.toByteArray();
    }

    static String inflate(byte[] packed) throws IOException { // finding: unpacked-without-end
        StringBuilder text = new StringBuilder();
        Reader in = new InputStreamReader(new InflaterInputStream(new ByteArrayInputStream(packed)));
        int c;
        while ((c = in.read()) != -1) {
            text.append((char) c);
        }
        return text.toString();
    }
}
