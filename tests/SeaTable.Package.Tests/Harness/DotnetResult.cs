namespace SeaTable.Package.Tests.Harness;

/// <summary>How a <c>dotnet</c> command ended, and all that it wrote.</summary>
internal sealed record DotnetResult(string Command, int ExitCode, string Output)
{
    public DotnetResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"dotnet {Command} ended with {ExitCode}:\n{Output}");
        return this;
    }
}
