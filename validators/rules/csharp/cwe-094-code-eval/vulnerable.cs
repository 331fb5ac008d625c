using Microsoft.CodeAnalysis.CSharp.Scripting;

public class Calculator
{
    public object Run(string text)
    {
        return CSharpScript.EvaluateAsync(text); // finding
    }

    public void Shell(PowerShell shell, string name)
    {
        shell.AddScript("Get-Item " + name); // finding
    }

    public object Compiled()
    {
        return CSharpScript.Create("return " + Request.Query["expr"]); // finding
    }
}
