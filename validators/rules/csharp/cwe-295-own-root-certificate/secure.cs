using System.Security.Cryptography.X509Certificates;

public class Setup
{
    public void Own(X509Certificate2 certificate)
    {
        var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(certificate); // evidence: own-store
    }

    public void Peers(X509Certificate2 certificate)
    {
        using var store = new X509Store(StoreName.TrustedPeople);
        store.Add(certificate); // evidence: own-store
    }

    public void Chain(X509Chain chain, X509Certificate2 authority)
    {
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; // evidence: own-trust
        chain.ChainPolicy.CustomTrustStore.Add(authority); // evidence: own-trust
    }

    public int Count()
    {
        return new X509Store(StoreName.My).Certificates.Count;
    }

    public int Read()
    {
        var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Count;
    }
}
