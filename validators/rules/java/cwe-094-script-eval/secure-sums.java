import java.util.regex.*;
import javax.script.*;

class Till {
    private static final Pattern SUM = Pattern.compile("[0-9+* -]+");
    private final ScriptEngine engine;

    Till(ScriptEngine engine) {
        this.engine = engine;
    }

    Object matched(String sum) throws ScriptException {
        Matcher matcher = SUM.matcher(sum);
        if (!matcher.matches()) {
            return null;
        }
        return engine.eval(sum); // evidence: guarded
    }

    Object asked(String sum) throws ScriptException {
        if (!Pattern.matches("[0-9+*/ ]{1,20}", sum)) {
            return null;
        }
        return engine.eval(sum); // evidence: guarded
    }
}
