using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using Newtonsoft.Json;

public class Loader
{
    public object Load(Stream stream)
    {
        var formatter = new BinaryFormatter();
        return formatter.Deserialize(stream); // finding: formatter
    }

    public object Posted()
    {
        using var held = new MemoryStream(Convert.FromBase64String(Request.Form["state"]));
        return new NetDataContractSerializer().ReadObject(held); // finding: formatter
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

public class OpenBinder : ISerializationBinder
{
    public Type BindToType(string? assemblyName, string typeName)
    {
        return Type.GetType(typeName + ", " + assemblyName); // finding: binder-takes-any-type
    }

    public void BindToName(Type type, out string? assemblyName, out string? typeName)
    {
        assemblyName = null;
        typeName = type.Name;
    }
}

public class CallingBase : DefaultSerializationBinder
{
    public override Type BindToType(string? assemblyName, string typeName)
    {
        return base.BindToType(assemblyName, typeName); // finding: binder-takes-any-type
    }
}

public class Lenient
{
    public JsonSerializerSettings Settings() => new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All, SerializationBinder = new DefaultSerializationBinder() }; // finding: type-names
}
