using System.Runtime.CompilerServices;
using VerifyTests;
using VerifyXunit;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>The same snapshots, compared by Verify itself: chosen with <c>-p:UseVerify=true</c>.</summary>
internal static class Snapshot
{
    [ModuleInitializer]
    public static void Initialize()
    {
        VerifierSettings.UseUtf8NoBom();
        VerifySourceGenerators.Initialize();
    }

    public static async Task Verify(GeneratorRun run, Func<string, bool> isOfInterest, [CallerFilePath] string file = "") =>
        await Verifier.Verify(run.Driver, sourceFile: file)
            .UseDirectory("Snapshots")
            .IgnoreGeneratedResult(source => !isOfInterest(source.HintName));
}
