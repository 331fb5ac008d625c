import javax.naming.NamingException;
import javax.naming.directory.*;
import javax.servlet.http.HttpServletRequest;

class Crews {
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char letter : text.toCharArray()) {
            switch (letter) {
                case '*': out.append("\\2a"); break;
                case '(': out.append("\\28"); break;
                case ')': out.append("\\29"); break;
                case '\\': out.append("\\5c"); break;
                default: out.append(letter);
            }
        }
        return out.toString();
    }

    Object crew(DirContext context, HttpServletRequest request) throws NamingException {
        return context.search("ou=crews", "(cn=" + escaped(request.getParameter("crew")) + ")", new SearchControls()); // evidence: guarded
    }
}
