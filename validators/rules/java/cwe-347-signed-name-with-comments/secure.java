import javax.xml.parsers.DocumentBuilderFactory;
import org.opensaml.xml.parse.BasicParserPool;
import org.opensaml.xml.parse.StaticBasicParserPool;

public class Assertions {
    BasicParserPool pool() {
        BasicParserPool pool = new BasicParserPool();
        pool.setIgnoreComments(true); // evidence: comments-dropped
        pool.setNamespaceAware(true);
        return pool;
    }

    void fixed(StaticBasicParserPool samlParsers) throws Exception {
        samlParsers.setIgnoreComments(true); // evidence: comments-dropped
        samlParsers.initialize();
    }

    DocumentBuilderFactory plain() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setIgnoringComments(true); // evidence: comments-dropped
        return factory;
    }

    void reader(CsvReader reader) {
        reader.setIgnoreComments(false);
    }
}
