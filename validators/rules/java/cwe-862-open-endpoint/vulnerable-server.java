public class Settings extends Descriptor<Job> {
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item) { // finding: credentials-for-anyone
        return new StandardListBoxModel().includeAs(ACL.SYSTEM, item, StandardCredentials.class);
    }

    @POST // finding: form-check-for-anyone
    public FormValidation doTestConnection(@QueryParameter String url) throws Exception {
        new java.net.URL(url).openConnection().connect();
        return FormValidation.ok();
    }
}
