import javax.naming.directory.*;

public class People {
    private static final boolean OBJECTS = false;

    void find(DirContext context, String filter) throws Exception {
        context.search("ou=people", filter, new SearchControls(SearchControls.SUBTREE_SCOPE, 10, 1000, null, false, false)); // evidence: attributes-only
    }

    void later(DirContext context, String filter) throws Exception {
        SearchControls controls = new SearchControls();
        controls.setReturningObjFlag(false); // evidence: attributes-only
        controls.setDerefLinkFlag(true);
        context.search("ou=people", filter, controls);
    }

    SearchControls shared() {
        return new SearchControls(2, 0, 0, new String[] { "cn" }, OBJECTS, true); // evidence: attributes-only
    }
}
