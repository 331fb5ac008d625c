using System.IO;
using System.IO.Compression;

public class Unpacker
{
    public void All(string file, string folder)
    {
        ZipFile.ExtractToDirectory(file, folder); // evidence: kept-inside
    }

    public void Checked(ZipArchiveEntry entry, string folder)
    {
        var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar))
        {
            throw new IOException("outside of the folder");
        }
        entry.ExtractToFile(target); // evidence: guarded
    }

    public void Last(ZipArchiveEntry entry, string folder)
    {
        entry.ExtractToFile(Path.Combine(folder, Path.GetFileName(entry.FullName))); // evidence: sanitized
    }

    public void Own(string folder, FileInfo info)
    {
        using var file = File.Create(Path.Combine(folder, info.FullName));
    }
}
