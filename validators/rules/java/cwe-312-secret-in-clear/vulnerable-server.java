public class Step extends Builder {
    private final String apiToken;
    private String password;

    @DataBoundConstructor // finding: password-in-settings
    public Step(String url, String apiToken) {
        this.apiToken = apiToken;
    }

    @DataBoundSetter // finding: password-in-settings
    public void setPassword(String password) {
        this.password = password;
    }
}
