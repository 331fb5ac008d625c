import groovy.lang.GroovyShell;
import javax.script.*;
import javax.servlet.http.*;

public class Calc extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String formula = request.getParameter("f");
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
        try {
            engine.eval("1 + " + formula); // finding: script-engine
            new GroovyShell().evaluate(formula); // finding: groovy
            new bsh.Interpreter().eval("x = " + formula); // finding: interpreter
        } catch (Exception e) {
            response.setStatus(400);
        }
    }
}
