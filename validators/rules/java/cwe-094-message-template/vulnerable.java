import javax.validation.ConstraintValidator;
import javax.validation.ConstraintValidatorContext;

public class NameValidator implements ConstraintValidator<ValidName, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
        if (value.length() > 40) {
            context.buildConstraintViolationWithTemplate("Too long: " + value).addConstraintViolation(); // finding: value-in-template
            return false;
        }
        String message = String.format("%s is no name", value);
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation(); // finding: value-in-template
        return false;
    }
}

class AccountValidator implements ConstraintValidator<ValidAccount, Account> {
    @Override
    public boolean isValid(Account account, ConstraintValidatorContext context) {
        StringBuilder text = new StringBuilder("unknown bank ");
        text.append(account.getBank());
        context.buildConstraintViolationWithTemplate(text.toString()).addConstraintViolation(); // finding: value-in-template
        return false;
    }
}
