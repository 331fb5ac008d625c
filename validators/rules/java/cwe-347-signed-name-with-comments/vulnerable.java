import javax.xml.parsers.DocumentBuilderFactory;
import org.opensaml.xml.parse.BasicParserPool;
import org.opensaml.xml.parse.ParserPool;
import org.opensaml.xml.parse.StaticBasicParserPool;

public class Assertions {
    ParserPool pool() {
        BasicParserPool pool = new BasicParserPool();
        pool.setIgnoreComments(false); // finding: comments-kept
        return pool;
    }

    void fixed(StaticBasicParserPool samlParsers) throws Exception {
        samlParsers.setIgnoreComments(Boolean.FALSE); // finding: comments-kept
        samlParsers.initialize();
    }

    DocumentBuilderFactory plain() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setIgnoringComments(false); // finding: comments-kept
        return factory;
    }
}
