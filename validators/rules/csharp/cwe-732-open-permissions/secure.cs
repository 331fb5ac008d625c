using System.IO;
using System.Security.AccessControl;

public class Rights
{
    public FileSystemAccessRule Own()
    {
        return new FileSystemAccessRule(WindowsIdentity.GetCurrent().User, FileSystemRights.FullControl, AccessControlType.Allow); // evidence: one-account
    }

    public void Unix(string path)
    {
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite); // evidence: owner-only
    }

    public void Made(FileStreamOptions options)
    {
        options.UnixCreateMode = UnixFileMode.UserRead; // evidence: owner-only
    }

    public FileSystemAccessRule Denied()
    {
        return new FileSystemAccessRule("Everyone", FileSystemRights.FullControl, AccessControlType.Deny);
    }
}
