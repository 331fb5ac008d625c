import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import io.jsonwebtoken.Jwts;

class Tokens {
    String userOf(String token, byte[] key) {
        return JWT.require(Algorithm.HMAC256(key)).build().verify(token).getSubject(); // evidence: verified
    }

    Object claims(String token, java.security.Key key) {
        return Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token); // evidence: verified
    }

    boolean nimbus(com.nimbusds.jwt.SignedJWT jwt, byte[] key) throws Exception {
        return jwt.verify(new MACVerifier(key)); // evidence: verified
    }

    // A look at the header, to find the key.
    String keyId(String text) {
        return JWT.decode(text).getKeyId();
    }
}
