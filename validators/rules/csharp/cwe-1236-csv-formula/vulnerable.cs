using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;

public class ExportController : Controller
{
    public void Cell(CsvWriter csv)
    {
        csv.WriteField(Request.Form["comment"].ToString()); // finding: raw-cell
        csv.NextRecord();
    }

    public CsvConfiguration Open()
    {
        return new CsvConfiguration(culture) { InjectionOptions = InjectionOptions.None }; // finding: escape-off
    }

    public void Off(CsvConfiguration config)
    {
        config.SanitizeForInjection = false; // finding: escape-off
    }
}
