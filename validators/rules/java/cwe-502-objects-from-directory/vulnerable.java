import javax.naming.directory.*;

public class People {
    private static final boolean OBJECTS = true;

    void find(DirContext context, String filter) throws Exception {
        context.search("ou=people", filter, new SearchControls(SearchControls.SUBTREE_SCOPE, 10, 1000, null, true, false)); // finding: objects-returned
    }

    void later(DirContext context, String filter) throws Exception {
        SearchControls controls = new SearchControls();
        controls.setReturningObjFlag(true); // finding: objects-returned
        context.search("ou=people", filter, controls);
    }

    SearchControls shared() {
        return new SearchControls(2, 0, 0, new String[] { "cn" }, OBJECTS, true); // finding: objects-returned
    }
}
