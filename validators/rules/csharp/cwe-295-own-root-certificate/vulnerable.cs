using System.Security.Cryptography.X509Certificates;

public class Setup
{
    public void Install(X509Certificate2 certificate)
    {
        var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadWrite);
        store.Add(certificate); // finding: added-to-roots
        store.Close();
    }

    public void Current(X509Certificate2 certificate)
    {
        using (var roots = new X509Store(StoreName.Root))
        {
            roots.Open(OpenFlags.MaxAllowed);
            roots.Add(certificate); // finding: added-to-roots
        }
    }

    public void Many(X509Certificate2Collection certificates)
    {
        X509Store store = new X509Store("AuthRoot", StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.AddRange(certificates); // finding: added-to-roots
    }
}
