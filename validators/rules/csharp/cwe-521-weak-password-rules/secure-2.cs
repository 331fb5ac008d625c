using Microsoft.AspNet.Identity;

public class People : UserManager<Person>
{
    public static People Make(Store store)
    {
        var people = new People(store);
        var rules = new PasswordValidator();
        rules.RequiredLength = 12;
        people.PasswordValidator = rules;
        people.UserValidator = new UserValidator<Person>(people);
        return people;
    }
}
