using System.Data.SqlClient;

public sealed class ProductStoreVulnerable
{
    private readonly SqlConnection connection;

    public ProductStoreVulnerable(SqlConnection connection) => this.connection = connection;

    public object PriceOf(string name)
    {
        using var command = new SqlCommand("SELECT price FROM product WHERE name = '" + name + "'", connection);
        return command.ExecuteScalar();
    }
}
