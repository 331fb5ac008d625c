public class Startup
{
    public void Configure(IApplicationBuilder app)
    {
        app.UseStaticFiles(new StaticFileOptions { ServeUnknownFileTypes = false });
        app.UseDirectoryBrowser(); // finding: listing-on
    }

    public void Server(IApplicationBuilder app)
    {
        app.UseFileServer(enableDirectoryBrowsing: true); // finding: listing-on
    }

    public FileServerOptions Options()
    {
        return new FileServerOptions { RequestPath = "/files", EnableDirectoryBrowsing = true }; // finding: listing-on
    }

    public void Later(FileServerOptions options)
    {
        options.EnableDirectoryBrowsing = true; // finding: listing-on
    }
}
