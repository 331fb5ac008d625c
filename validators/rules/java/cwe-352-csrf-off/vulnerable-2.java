public class Settings extends Descriptor<Job> {
    public FormValidation doCheckUrl(@QueryParameter String value) throws Exception { // finding: every-method
        new java.net.URL(value).openConnection().connect();
        return FormValidation.ok();
    }
}
