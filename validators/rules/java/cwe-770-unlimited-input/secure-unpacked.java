import java.io.*;
import java.util.zip.*;

class TideLog {
    private static final int MAX_BYTES = 1 << 20;

    static byte[] unpack(byte[] packed) throws IOException { // evidence: limited
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] part = new byte[512];
            for (int n = in.read(part); n > 0; n = in.read(part)) {
                if (all.size() + n > MAX_BYTES) {
                    throw new IOException("too much");
                }
                all.write(part, 0, n);
            }
        }
        return all.toByteArray();
    }

    static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(all)) {
            out.write(plain);
        }
        return all.toByteArray();
    }

    static void toFile(byte[] packed, File file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed)); OutputStream out = new FileOutputStream(file)) {
            byte[] part = new byte[512];
            for (int n = in.read(part); n > 0; n = in.read(part)) {
                out.write(part, 0, n);
            }
        }
    }
}
