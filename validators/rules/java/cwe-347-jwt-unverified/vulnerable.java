import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;

class Tokens {
    String userOf(String token) {
        return JWT.decode(token).getSubject(); // finding: decoded-only
    }

    Object claims(String token) {
        return Jwts.parser().build().parseUnsecuredClaims(token); // finding: unsigned-accepted
    }

    Algorithm algorithm() {
        return Algorithm.none(); // finding: no-algorithm
    }
}
