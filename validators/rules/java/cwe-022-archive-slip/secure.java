import java.io.*;
import java.nio.file.*;
import java.util.jar.*;
import java.util.zip.*;

class Unpack {
    void zip(ZipInputStream zis, File dir) throws IOException {
        ZipEntry entry;
        while ((entry = zis.getNextEntry()) != null) {
            File out = new File(dir, entry.getName());
            if (!out.toPath().normalize().startsWith(dir.toPath())) {
                throw new IOException("bad entry");
            }
            try (FileOutputStream fos = new FileOutputStream(out)) { // evidence: guarded
                zis.transferTo(fos);
            }
        }
    }

    void canonical(ZipFile zip, ZipEntry entry, File dir) throws IOException {
        File out = new File(dir, entry.getName());
        if (!out.getCanonicalPath().startsWith(dir.getCanonicalPath() + File.separator)) {
            throw new IOException("bad entry");
        }
        Files.copy(zip.getInputStream(entry), out.toPath()); // evidence: guarded
    }

    void flat(JarFile jar, JarEntry je, Path dir) throws IOException {
        Path target = dir.resolve(new File(je.getName()).getName());
        Files.copy(jar.getInputStream(je), target); // evidence: sanitized
    }

    void dots(ZipInputStream zis, ZipEntry entry, Path dir) throws IOException {
        String name = entry.getName();
        if (name.contains("..")) {
            return;
        }
        Files.newOutputStream(dir.resolve(name)).close(); // evidence: guarded
    }

    void folder(ZipInputStream zis, ZipEntry entry) throws IOException {
        Path base = Path.of("/srv/out").toAbsolutePath().normalize();
        Path target = base.resolve(entry.getName()).normalize();
        Path folder = target.getParent();
        if (!folder.startsWith(base)) {
            return;
        }
        Files.newOutputStream(target).close(); // evidence: guarded
    }

    // Reading an entry writes nothing.
    InputStream read(ZipFile zip, ZipEntry entry) throws IOException {
        System.out.println(entry.getName());
        return zip.getInputStream(entry);
    }
}
