import javax.el.ELProcessor;
import ognl.Ognl;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

class Rules {
    Object direct(String text) {
        return new SpelExpressionParser().parseExpression(text).getValue(); // finding: spring-expression
    }

    Object withContext(String text, Object root) {
        SpelExpressionParser parser = new SpelExpressionParser();
        Expression expression = parser.parseExpression("price * " + text);
        return expression.getValue(new StandardEvaluationContext(root)); // finding: spring-expression
    }

    Object ognl(String text, Object root) throws Exception {
        return Ognl.getValue(text, root); // finding: evaluated-text
    }

    Object el(String text) {
        return new ELProcessor().eval(text); // finding: evaluated-text
    }
}
