package shop;

import java.sql.*;
import java.util.List;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.servlet.http.*;
import org.apache.ibatis.annotations.Select;
import org.springframework.jdbc.core.JdbcTemplate;

public class Orders extends HttpServlet {
    private static final String BY_NAME = "SELECT * FROM orders WHERE name = ?";
    private EntityManager em;
    private JdbcTemplate jdbc;

    @Override
    public void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String id = request.getParameter("id");
        try (Connection c = DriverManager.getConnection("jdbc:h2:mem:"); Statement st = c.createStatement()) {
            PreparedStatement ps = c.prepareStatement(BY_NAME); // evidence: bound-parameters
            ps.setString(1, id);
            ps.executeQuery();
            st.executeUpdate("DELETE FROM orders WHERE id = " + Integer.parseInt(id)); // evidence: sanitized
            st.executeQuery("SELECT count(*) FROM orders"); // evidence: constant-query
        } catch (SQLException e) {
            response.setStatus(500);
        }
    }

    public List<?> byCity(String city) {
        return em.createQuery("select o from Order o where o.city = :city").setParameter("city", city).getResultList(); // evidence: bound-parameters
    }

    public List<?> sorted(String column) {
        if (!Set.of("name", "city").contains(column)) {
            throw new IllegalArgumentException("no such column");
        }
        return em.createNativeQuery("select * from orders order by " + column).getResultList(); // evidence: guarded
    }

    public List<String> names(String city) {
        return jdbc.queryForList("select name from orders where city = ?", String.class, city); // evidence: bound-parameters
    }

    // A statement that the caller wrote, not a value in one.
    public PreparedStatement prepared(Connection c, String sql) throws SQLException {
        return c.prepareStatement(sql);
    }

    public void log(org.slf4j.Logger logger, String name) {
        logger.info("select an order for " + name);
    }
}

class OrderSearch {
    private final Reports reports = new Reports();

    Page page(String name) {
        return reports.fetchPage("select id, total from orders o where o.name = ?", name);
    }

    String criteria(Filter filter, List<Object> bound) {
        StringBuilder part = new StringBuilder();
        String city = filter.getCity();
        if (city != null) {
            part.append(" and o.city = ?");
            bound.add(city);
        }
        part.append(" and o.state = '" + Order.OPEN_STATE + "'");
        return part.toString();
    }

    String letter(String name) {
        StringBuilder text = new StringBuilder("Dear ");
        text.append("'" + name + "'").append(" and '" + name + "' again");
        return text.toString();
    }
}

interface OrderMapper {
    @Select("select * from orders where name = #{name}") // evidence: bound-in-mapper
    List<String> byName(String name);
}
