import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.Criteria;

class Find {
    Object eq(Collection users, String name) {
        return users.find(Filters.eq("name", name)); // evidence: query-object
    }

    Object criteria(Template template, String name) {
        return template.find(Criteria.where("name").is(name)); // evidence: query-object
    }

    Object graph(org.neo4j.driver.Session session, String name) {
        return session.run("MATCH (u {name: $name}) RETURN u", java.util.Map.of("name", name)); // evidence: bound-parameters
    }

    Object fixed() {
        return Document.parse("{ active: true }"); // evidence: constant-document
    }
}
