using System.Text.Json;
using System.Xml.Serialization;
using Newtonsoft.Json;

public class Loader
{
    public Item Load(string text)
    {
        return JsonSerializer.Deserialize<Item>(text); // evidence: fixed-type
    }

    public object Json(string text)
    {
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None }; // evidence: no-type-names
        return JsonConvert.DeserializeObject<Item>(text, settings);
    }

    public XmlSerializer Xml()
    {
        return new XmlSerializer(typeof(Item)); // evidence: fixed-type
    }

    public object Plain(string text)
    {
        return JsonConvert.DeserializeObject<Item>(text);
    }
}

public class ListedBinder : DefaultSerializationBinder
{
    private static readonly HashSet<string> Allowed = new() { "Shop.Order", "Shop.Customer" };

    public override Type BindToType(string? assemblyName, string typeName)
    {
        if (!Allowed.Contains(typeName))
        {
            throw new InvalidOperationException(typeName);
        }
        return base.BindToType(assemblyName, typeName); // evidence: guarded
    }
}

public class Elsewhere
{
    public Type Find(string name) => Type.GetType(name);
}

public class Written
{
    public void Keep(Order order, Stream stream)
    {
        new BinaryFormatter().Serialize(stream, order);
    }
}
