package shop;

import com.opencsv.CSVWriter;
import java.io.Writer;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

class Lists {
    void told(HttpServletRequest request, Writer out) throws Exception {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT);
        printer.printRecord(1, request.getParameter("name")); // finding: raw-cell
        printer.print(request.getParameter("town")); // finding: raw-cell
    }

    void written(HttpServletRequest request, Writer out) {
        CSVWriter writer = new CSVWriter(out);
        String name = request.getParameter("name").trim();
        writer.writeNext(new String[] {"1", name}); // finding: raw-cell
    }
}
