import java.io.*;
import java.nio.file.*;
import java.nio.file.attribute.PosixFilePermissions;

class Rights {
    void old(File file) {
        file.setWritable(true, true); // evidence: owner-only
        file.setReadable(true); // evidence: owner-only
        file.setExecutable(false);  // evidence: owner-only
    }

    void posix(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------")); // evidence: owner-only
    }

    void shell() throws IOException {
        Runtime.getRuntime().exec("chmod 700 /srv/data");
    }
}
