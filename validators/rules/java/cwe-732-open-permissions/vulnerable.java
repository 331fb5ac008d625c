import java.io.*;
import java.nio.file.*;
import java.nio.file.attribute.PosixFilePermissions;

class Rights {
    void old(File file) {
        file.setWritable(true, false); // finding: for-everyone
    }

    void posix(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-")); // finding: for-everyone
    }

    void shell() throws IOException {
        Runtime.getRuntime().exec("chmod 777 /srv/data"); // finding: chmod-for-everyone
    }
}

class TokenVault {
    void keep(java.nio.file.Path place) throws java.io.IOException {
        java.nio.file.Files.setPosixFilePermissions(place, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--")); // finding: secret-readable
    }
}
