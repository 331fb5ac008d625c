package shop;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class Files {
    Path named(String name) {
        if (name.contains("..")) {
            throw new Refused();
        }
        String clean = name.replace("\u0000", ""); // finding: signs-taken-out-after
        return folder.resolve(clean);
    }

    String comment(String text) {
        if (text.indexOf("<script") >= 0 || text.contains("<script")) {
            return "";
        }
        return text.replaceAll("\\p{Cn}", ""); // finding: signs-taken-out-after
    }

    Path sent(String path) {
        if (path.contains("../")) {
            throw new Refused();
        }
        return folder.resolve(URLDecoder.decode(path, StandardCharsets.UTF_8)); // finding: decoded-after
    }
}
