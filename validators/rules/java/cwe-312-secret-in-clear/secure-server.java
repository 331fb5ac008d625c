public class Step extends Builder {
    private final Secret apiToken;
    private Secret password;
    private String user;

    @DataBoundConstructor // evidence: sealed-value
    public Step(String url, Secret apiToken) {
        this.apiToken = apiToken;
    }

    @DataBoundSetter // evidence: sealed-value
    public void setPassword(String password) {
        this.password = Secret.fromString(password);
    }

    @DataBoundSetter
    public void setUser(String user) {
        this.user = user;
    }
}
