import javax.validation.ConstraintValidator;
import javax.validation.ConstraintValidatorContext;

public class NameValidator implements ConstraintValidator<ValidName, String> {
    private static final String MESSAGE = "{name.invalid}";

    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
        if (value.isEmpty()) {
            context.buildConstraintViolationWithTemplate("a name is needed").addConstraintViolation(); // evidence: constant-template
            return false;
        }
        context.unwrap(HibernateConstraintValidatorContext.class) // evidence: constant-template
            .addMessageParameter("name", value)
            .buildConstraintViolationWithTemplate("{name} is no name")
            .addConstraintViolation();
        context.buildConstraintViolationWithTemplate(MESSAGE).addConstraintViolation(); // evidence: constant-template
        String shown = value.replaceAll("[${}]", "");
        context.buildConstraintViolationWithTemplate("Too long: " + shown).addConstraintViolation(); // evidence: sanitized
        context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate()).addConstraintViolation(); // evidence: sanitized
        return false;
    }
}
