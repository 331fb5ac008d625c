using System.Data;
using System.Data.SqlClient;

public sealed class ProductStoreFixed
{
    private readonly SqlConnection connection;

    public ProductStoreFixed(SqlConnection connection) => this.connection = connection;

    public object PriceOf(string name)
    {
        using var command = new SqlCommand("SELECT price FROM product WHERE name = @name", connection);
        command.Parameters.Add("@name", SqlDbType.NVarChar, 200).Value = name;
        return command.ExecuteScalar();
    }
}
