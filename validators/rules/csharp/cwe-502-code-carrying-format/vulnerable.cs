using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using Newtonsoft.Json;

public class Loader
{
    public object Load(Stream stream)
    {
        var formatter = new BinaryFormatter(); // finding: formatter
        return formatter.Deserialize(stream);
    }

    public object Json(string text)
    {
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All }; // finding: type-names
        return JsonConvert.DeserializeObject(text, settings);
    }

    public void Later(JsonSerializerSettings settings)
    {
        settings.TypeNameHandling = TypeNameHandling.Auto; // finding: type-names
    }

    public XmlSerializer Named()
    {
        return new XmlSerializer(Type.GetType(Request.Query["type"])); // finding: type-from-outside
    }
}
