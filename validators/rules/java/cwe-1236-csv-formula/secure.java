package shop;

import com.opencsv.CSVWriter;
import java.io.Writer;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

class Lists {
    void told(HttpServletRequest request, Writer out) throws Exception {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT);
        printer.print("number"); // evidence: own-cells
        printer.print(escapeCell(request.getParameter("town"))); // evidence: sanitized
        printer.print(Integer.parseInt(request.getParameter("count"))); // evidence: sanitized
    }

    void written(HttpServletRequest request, Writer out) {
        CSVWriter writer = new CSVWriter(out);
        String kind = request.getParameter("kind");
        if (!java.util.Set.of("open", "closed").contains(kind)) {
            return;
        }
        writer.writeNext(new String[] {kind}); // evidence: guarded
    }

    void kept(HttpServletRequest request, Writer out) throws Exception {
        out.write(request.getParameter("name"));
    }
}
