using System.Data.SqlClient;
using System.Net.Mail;

public class Connections
{
    public SqlConnection Encrypted()
    {
        return new SqlConnection("Server=db.internal;Database=main;Encrypt=True;Integrated Security=true"); // evidence: encrypted
    }

    public void Built(SqlConnectionStringBuilder builder)
    {
        builder.Encrypt = true; // evidence: encrypted
    }

    public SmtpClient Mail()
    {
        return new SmtpClient("mail.example.org", 587) { EnableSsl = true }; // evidence: encrypted
    }

    public void Kit(MailKit.Net.Smtp.SmtpClient smtp)
    {
        smtp.Connect("mail.example.org", 587, SecureSocketOptions.StartTls); // evidence: encrypted
    }

    public SqlConnection Developer()
    {
        return new SqlConnection("Server=(localdb)\\mssqllocaldb;Database=main;TrustServerCertificate=true");
    }
}
