public class Startup
{
    public void Configure(IApplicationBuilder app)
    {
        app.UseStaticFiles();
    }

    public void Server(IApplicationBuilder app)
    {
        app.UseFileServer(enableDirectoryBrowsing: false); // evidence: listing-off
    }

    public FileServerOptions Options()
    {
        return new FileServerOptions { RequestPath = "/files", EnableDirectoryBrowsing = false }; // evidence: listing-off
    }

    public void Later(FileServerOptions options)
    {
        options.EnableDirectoryBrowsing = false; // evidence: listing-off
        options.EnableDefaultFiles = true;
    }
}
