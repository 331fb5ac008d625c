import java.io.*;
import java.nio.file.*;
import java.util.Enumeration;
import java.util.jar.*;
import java.util.zip.*;

class Unpack {
    void zip(ZipInputStream zis, File dir) throws IOException {
        ZipEntry entry;
        while ((entry = zis.getNextEntry()) != null) {
            File out = new File(dir, entry.getName());
            try (FileOutputStream fos = new FileOutputStream(out)) { // finding: written-under-entry-name
                zis.transferTo(fos);
            }
        }
    }

    void jar(JarFile jar, String dir) throws IOException {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry je = entries.nextElement();
            Path target = Paths.get(dir, je.getName());
            Files.copy(jar.getInputStream(je), target); // finding: written-under-entry-name
        }
    }

    void joined(ZipFile zip, String dir) throws IOException {
        for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements();) {
            ZipEntry entry = e.nextElement();
            String name = dir + File.separator + entry.getName();
            if (entry.isDirectory()) {
                new File(name).mkdirs();
                continue;
            }
            OutputStream out = new BufferedOutputStream(new FileOutputStream(name)); // finding: written-under-entry-name
            out.close();
        }
    }

    void asWritten(ZipInputStream zis, Path shelf) throws IOException {
        Path page = shelf.resolve(zis.getNextEntry().getName());
        // Its first parts are the shelf's, whatever steps up stand behind them.
        if (!page.startsWith(shelf)) {
            throw new IOException("not of the shelf");
        }
        Files.copy(zis, page); // finding: written-under-entry-name
    }
}
