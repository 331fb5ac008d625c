package shop;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class Files {
    Path named(String name) {
        String clean = name.replace("\u0000", "");
        if (clean.contains("..")) { // evidence: looked-through-after
            throw new Refused();
        }
        return folder.resolve(clean);
    }

    String comment(String text) {
        String kept = text.replaceAll("\\p{Cn}", "");
        if (kept.contains("<script")) { // evidence: looked-through-after
            return "";
        }
        return kept;
    }

    Path sent(String path) {
        String read = URLDecoder.decode(path, StandardCharsets.UTF_8);
        if (read.contains("../")) { // evidence: looked-through-after
            throw new Refused();
        }
        return folder.resolve(read);
    }

    String shown(String text) {
        if (text.contains("<")) {
            return text.replace("<", "&lt;");
        }
        return text.replace(" ", "");
    }

    String other(String text, String more) {
        if (text.contains("..")) {
            throw new Refused();
        }
        return more.replace("-", "");
    }
}
