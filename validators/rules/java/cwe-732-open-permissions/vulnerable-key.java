import java.io.IOException;
import java.nio.file.*;
import java.nio.file.attribute.PosixFilePermissions;

class Beacon {
    void savePrivateKey(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"))); // finding: secret-readable
    }

    void storeCredentials(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----")); // finding: secret-readable
    }

    void writeToken(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--")); // finding: secret-readable
    }

    void savePublicKey(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--")); // evidence: owner-only
    }
}
