using Microsoft.IdentityModel.Tokens;

public class Tokens
{
    public TokenValidationParameters Loose()
    {
        return new TokenValidationParameters { ValidateLifetime = false, ValidateIssuer = true }; // finding: check-off
    }

    public void Off(TokenValidationParameters parameters)
    {
        parameters.RequireSignedTokens = false; // finding: check-off
    }

    public object Read(string token)
    {
        var handler = new JwtSecurityTokenHandler();
        return handler.ReadJwtToken(token); // finding: signature-ignored
    }
}
