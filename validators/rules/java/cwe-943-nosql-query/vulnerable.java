import com.mongodb.BasicDBObject;
import org.bson.Document;

class Find {
    Object parsed(Collection users, String name) {
        return users.find(Document.parse("{ name: '" + name + "' }")); // finding: assembled-document
    }

    Object code(Collection users, String age) {
        return users.find(new BasicDBObject("$where", "this.age > " + age)); // finding: code-condition
    }

    Object graph(org.neo4j.driver.Session session, String name) {
        return session.run("MATCH (u {name: '" + name + "'}) RETURN u"); // finding: assembled-graph-query
    }
}
