public class Startup
{
    public void Configure(IApplicationBuilder app)
    {
        app.UseExceptionHandler("/error"); // evidence: handled
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapControllers());
    }
}

public static class Pipeline
{
    public static void Configure(WebApplication app)
    {
        app.UseExceptionHandler(); // evidence: handled
        app.MapControllers();
    }

    public static void Lambda(WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(Answer)); // evidence: handled
    }
}

public class Own
{
    public void Configure(IApplicationBuilder app)
    {
        app.UseMiddleware<ErrorHandlingMiddleware>();
        app.UseMvc();
    }
}

public class Files
{
    public void Configure(IApplicationBuilder app)
    {
        app.UseStaticFiles();
    }
}
