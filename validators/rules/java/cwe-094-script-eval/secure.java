import groovy.lang.GroovyShell;
import javax.script.*;
import javax.servlet.http.*;

public class Calc extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String formula = request.getParameter("f");
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
        try {
            engine.put("f", formula);
            engine.eval("f.length"); // evidence: constant-script
            new GroovyShell().evaluate("1 + 1"); // evidence: constant-script
            engine.eval("1 + " + Double.parseDouble(formula)); // evidence: sanitized
        } catch (Exception e) {
            response.setStatus(400);
        }
    }

    int eval(Board board, String move) {
        return board.eval(move);
    }
}
