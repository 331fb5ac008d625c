using Microsoft.CodeAnalysis.CSharp.Scripting;

public class Calculator
{
    public object Run()
    {
        return CSharpScript.EvaluateAsync("1 + 2"); // evidence
    }

    public void Shell(PowerShell shell, string name)
    {
        shell.AddScript("param($n) Get-Item $n").AddArgument(name); // evidence
    }

    public object Compiled(string text)
    {
        const string code = "Math.Max(1, 2)";
        return CSharpScript.Create(code); // evidence
    }
}
