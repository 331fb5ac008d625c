public class Settings extends Descriptor<Job> {
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item) { // evidence: right-asked
        if (item == null || !item.hasPermission(Item.CONFIGURE)) {
            return new StandardListBoxModel();
        }
        return new StandardListBoxModel().includeAs(ACL.SYSTEM, item, StandardCredentials.class);
    }

    @POST // evidence: right-asked
    public FormValidation doTestConnection(@QueryParameter String url) throws Exception {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        new java.net.URL(url).openConnection().connect();
        return FormValidation.ok();
    }

    public ListBoxModel doFillKindItems() {
        return new ListBoxModel().add("one").add("two");
    }
}
