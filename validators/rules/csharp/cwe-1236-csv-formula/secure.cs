using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;

public class ExportController : Controller
{
    public void Cell(CsvWriter csv)
    {
        csv.WriteField(EscapeFormula(Request.Form["comment"].ToString())); // evidence: sanitized
        csv.WriteField("total");
    }

    public CsvConfiguration Escaped()
    {
        return new CsvConfiguration(culture) { InjectionOptions = InjectionOptions.Escape }; // evidence: escaped
    }

    public void On(CsvConfiguration config)
    {
        config.SanitizeForInjection = true; // evidence: escaped
        config.Delimiter = ";";
    }
}
