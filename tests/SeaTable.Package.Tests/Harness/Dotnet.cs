using System.Diagnostics;

namespace SeaTable.Package.Tests.Harness;

/// <summary>Runs the <c>dotnet</c> command as a user would at a prompt: nothing of this test run's own build leaks in.</summary>
internal static class Dotnet
{
    public static async Task<DotnetResult> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfThisBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        // No build node stays behind that holds files of a folder which is about to be deleted.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new DotnetResult(string.Join(' ', arguments), process.ExitCode, await output + await error);
    }

    private static bool IsOfThisBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) ||
        name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) ||
        name.StartsWith("SEATABLE", StringComparison.OrdinalIgnoreCase) ||
        // At a prompt the compiler stays for the next project, which halves its time.
        name.Equals("UseSharedCompilation", StringComparison.OrdinalIgnoreCase);
}
