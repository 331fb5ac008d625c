using System.IO;
using System.IO.Compression;

public class Unpacker
{
    public void All(ZipArchive archive, string folder)
    {
        foreach (var entry in archive.Entries)
        {
            entry.ExtractToFile(Path.Combine(folder, entry.FullName), true); // finding: entry-name-joined
        }
    }

    public void Stream(ZipArchiveEntry entry, string folder)
    {
        var target = folder + "/" + entry.FullName;
        using var file = File.Create(target); // finding: entry-name-joined
        entry.Open().CopyTo(file);
    }

    public void Resolved(ZipArchiveEntry entry, string folder)
    {
        string target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
        using (var file = new FileStream(target, FileMode.Create)) // finding: entry-name-joined
        {
            entry.Open().CopyTo(file);
        }
    }
}
