import ognl.Ognl;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

class Rules {
    Object constant(Object root) {
        return new SpelExpressionParser().parseExpression("name.length()").getValue(root); // evidence: constant-expression
    }

    Object limited(String text, Object root) {
        Expression expression = new SpelExpressionParser().parseExpression(text);
        return expression.getValue(SimpleEvaluationContext.forReadOnlyDataBinding().build(), root); // evidence: limited-context
    }

    Object ognl(Object root) throws Exception {
        return Ognl.getValue("address.city", root); // evidence: constant-expression
    }

    Object lookup(java.util.Map<String, Object> map, String text) {
        return map.get(text);
    }
}
