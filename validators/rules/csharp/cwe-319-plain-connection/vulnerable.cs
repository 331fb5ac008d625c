using System.Data.SqlClient;
using System.Net.Mail;

public class Connections
{
    public SqlConnection Clear()
    {
        return new SqlConnection("Server=db.internal;Database=main;Encrypt=False;Integrated Security=true"); // finding: database-in-clear
    }

    public void Trusted(SqlConnectionStringBuilder builder)
    {
        builder.TrustServerCertificate = true; // finding: database-unchecked
    }

    public void Mail(SmtpClient client)
    {
        client.EnableSsl = false; // finding: mail-in-clear
    }

    public void Kit(MailKit.Net.Smtp.SmtpClient smtp)
    {
        smtp.Connect("mail.example.org", 25, SecureSocketOptions.None); // finding: mail-in-clear
    }
}
