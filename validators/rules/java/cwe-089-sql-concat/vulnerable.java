package shop;

import java.sql.*;
import java.util.List;
import javax.persistence.EntityManager;
import javax.servlet.http.*;
import org.apache.ibatis.annotations.Select;
import org.springframework.jdbc.core.JdbcTemplate;

public class Orders extends HttpServlet {
    private EntityManager em;
    private JdbcTemplate jdbc;

    @Override
    public void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        String id = request.getParameter("id");
        try (Connection c = DriverManager.getConnection("jdbc:h2:mem:"); Statement st = c.createStatement()) {
            st.executeQuery("SELECT * FROM orders WHERE id = '" + id + "'"); // finding: assembled-query
            String sql = String.format("DELETE FROM orders WHERE id = '%s'", id);
            st.executeUpdate(sql); // finding: assembled-query
            PreparedStatement ps = c.prepareStatement("SELECT * FROM orders WHERE name = '" + id + "' AND shop = ?"); // finding
            ps.setInt(1, 4);
        } catch (SQLException e) {
            response.setStatus(500);
        }
    }

    public List<?> byCity(String city) {
        StringBuilder query = new StringBuilder("select o from Order o where o.city = '");
        query.append(city).append("'");
        return em.createQuery(query.toString()).getResultList(); // finding
    }

    public int count(String column) {
        return jdbc.queryForObject("select count(" + column + ") from orders", Integer.class); // finding
    }

    public void passedOn(HttpServletRequest request, Statement st) throws SQLException {
        st.execute(request.getHeader("X-Statement")); // finding
    }
}

class OrderSearch {
    private final Reports reports = new Reports();

    Page page(String name) {
        String sql = "select id, total from orders o where o.name = '" + name + "'";
        return reports.fetchPage("select count(*) from orders", sql); // finding: assembled-query
    }

    List<Order> all(Shop shop, String city) {
        return shop.loadRows("SELECT * FROM orders WHERE city LIKE '%" + city + "%'"); // finding: assembled-query
    }

    String criteria(Filter filter) {
        StringBuilder part = new StringBuilder();
        String city = filter.getCity();
        if (city != null) {
            part.append(" and o.city = '" + city + "'"); // finding: quoted-piece
        }
        String name = filter.getName();
        if (name != null) {
            part.append(" or o.name like ").append("'%" + name + "%'"); // finding: quoted-piece
        }
        return part.toString();
    }
}

interface OrderMapper {
    @Select("select * from orders order by ${column}") // finding: pasted-in-mapper
    List<String> sorted(String column);
}

class OrderTable extends JdbcTemplate {
    List<?> inTown(String town) {
        return queryForList("select * from orders where town = '" + town + "'"); // finding
    }
}
