public class Startup
{
    public void Configure(IApplicationBuilder app) // finding: no-handler
    {
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapControllers());
    }
}

public class OldStartup
{
    public void Configure(IApplicationBuilder app, IHostingEnvironment env) // finding: no-handler
    {
        app.UseStaticFiles();
        app.UseMvcWithDefaultRoute();
    }
}

public static class Pipeline
{
    public static void Configure(WebApplication app) // finding: no-handler
    {
        app.UseAuthorization();
        app.MapControllers();
    }
}
