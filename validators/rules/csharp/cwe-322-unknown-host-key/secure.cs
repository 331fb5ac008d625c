public class Uploads
{
    public void Ssh(SftpClient client)
    {
        client.HostKeyReceived += (sender, e) =>
        {
            e.CanTrust = e.FingerPrintSHA256 == Known; // evidence: compared
        };
        client.Connect();
    }

    public void Later(SessionOptions options)
    {
        options.SshHostKeyFingerprint = "ssh-ed25519 255 c3Vw"; // evidence: known-key
    }

    public SessionOptions Made()
    {
        return new SessionOptions { HostName = "files.example.org", SshHostKeyFingerprint = Known }; // evidence: known-key
    }
}
