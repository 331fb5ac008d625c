public class Settings extends Descriptor<Job> {
    @RequirePOST // evidence: one-method
    public FormValidation doCheckUrl(@QueryParameter String value) throws Exception {
        new java.net.URL(value).openConnection().connect();
        return FormValidation.ok();
    }

    public FormValidation doCheckName(@QueryParameter String value) {
        return value.isEmpty() ? FormValidation.error("no name") : FormValidation.ok();
    }
}
