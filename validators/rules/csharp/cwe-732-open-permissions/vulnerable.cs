using System.IO;
using System.Security.AccessControl;

public class Rights
{
    public void All(FileSecurity security)
    {
        security.AddAccessRule(new FileSystemAccessRule("Everyone", FileSystemRights.FullControl, AccessControlType.Allow)); // finding: everyone
    }

    public FileSystemAccessRule World()
    {
        return new FileSystemAccessRule(new SecurityIdentifier(WellKnownSidType.WorldSid, null), FileSystemRights.Modify, AccessControlType.Allow); // finding: everyone
    }

    public void Unix(string path)
    {
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherWrite); // finding: world-writable
    }
}
