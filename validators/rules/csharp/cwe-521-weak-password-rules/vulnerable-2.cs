using Microsoft.AspNet.Identity;

public class People : UserManager<Person>
{
    public static People Make(Store store)
    {
        var people = new People(store);
        people.PasswordValidator = new PasswordValidator { RequireDigit = true }; // finding: length-unsaid
        return people;
    }

    public void Loosen()
    {
        var rules = new PasswordValidator();
        rules.RequireUppercase = false;
        PasswordValidator = rules; // finding: length-unsaid
    }
}
