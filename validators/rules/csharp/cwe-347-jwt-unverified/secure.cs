using Microsoft.IdentityModel.Tokens;

public class Tokens
{
    public TokenValidationParameters Strict(SecurityKey key)
    {
        return new TokenValidationParameters { ValidateIssuerSigningKey = true, IssuerSigningKey = key }; // evidence
    }

    public object Read(string token, TokenValidationParameters parameters)
    {
        var handler = new JwtSecurityTokenHandler();
        return handler.ValidateToken(token, parameters, out _); // evidence
    }

    public object Later(string token, TokenValidationParameters parameters, JsonWebTokenHandler handler)
    {
        return handler.ValidateTokenAsync(token, parameters); // evidence
    }
}
