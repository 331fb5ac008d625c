public class Uploads
{
    public void Ssh(SftpClient client)
    {
        client.HostKeyReceived += (sender, e) =>
        {
            e.CanTrust = true; // finding: every-key-accepted
        };
        client.Connect();
    }

    public void Later(SessionOptions options)
    {
        options.GiveUpSecurityAndAcceptAnySshHostKey = true; // finding: every-key-accepted
    }

    public SessionOptions Made()
    {
        return new SessionOptions { HostName = "files.example.org", SshHostKeyPolicy = SshHostKeyPolicy.GiveUpSecurityAndAcceptAny }; // finding: every-key-accepted
    }
}
