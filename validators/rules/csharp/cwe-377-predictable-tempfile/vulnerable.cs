using System.IO;

public class Reports
{
    public void Text(string report)
    {
        var path = Path.Combine(Path.GetTempPath(), "report.txt");
        File.WriteAllText(path, report); // finding: fixed-name
    }

    public Stream Fixed()
    {
        return File.Create("/tmp/export.csv"); // finding: fixed-name
    }

    public void Written(byte[] data)
    {
        using var stream = new FileStream(Path.Combine(Path.GetTempPath(), "cache.bin"), FileMode.Create); // finding: fixed-name
        stream.Write(data);
    }
}
