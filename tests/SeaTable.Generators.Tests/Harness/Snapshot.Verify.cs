using System.Runtime.CompilerServices;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>The same snapshots, compared by Verify itself: chosen with <c>-p:UseVerify=true</c>.</summary>
internal static class Snapshot
{
    [ModuleInitializer]
    public static void Initialize() => VerifyTests.VerifySourceGenerators.Initialize();

    public static async Task Verify(GeneratorRun run, Func<string, bool> isOfInterest, [CallerFilePath] string file = "")
    {
        var settings = new VerifyTests.VerifySettings();
        settings.UseDirectory("Snapshots");
        VerifyTests.VerifySourceGenerators.IgnoreGeneratedResult(settings, source => !isOfInterest(source.HintName));
        await VerifyXunit.Verifier.Verify(run.Driver, settings, file);
    }
}
