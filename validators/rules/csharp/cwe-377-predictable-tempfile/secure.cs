using System.IO;

public class Reports
{
    public void Text(string report)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()); // evidence: random-name
        File.WriteAllText(path, report);
    }

    public string Folder()
    {
        return Directory.CreateTempSubdirectory("export").FullName; // evidence: own-folder
    }

    public void Written(byte[] data, string name)
    {
        using var stream = new FileStream(name, FileMode.CreateNew); // evidence: new-file-only
        stream.Write(data);
    }

    public string Read()
    {
        return File.ReadAllText("/tmp/settings.txt");
    }
}
