using System.Runtime.CompilerServices;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// Compares generated files and diagnostics with those that stand in <c>Snapshots</c>, under the names that Verify gives them.
/// A difference writes <c>.received.</c> beside <c>.verified.</c>; to accept it, someone renames that file.
/// </summary>
internal static class Snapshot
{
    public static Task Verify(
        GeneratorRun run,
        Func<string, bool> isOfInterest,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
        var test = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        Directory.CreateDirectory(folder);

        var received = run.Sources
            .Where(source => isOfInterest(source.Key))
            .ToDictionary(
                source => $"{test}#{Path.GetFileNameWithoutExtension(source.Key)}.verified.cs",
                source => $"//HintName: {source.Key}\n{source.Value}");
        if (!run.Diagnostics.IsEmpty)
        {
            received.Add($"{test}.verified.txt", DiagnosticText.Of(run.Diagnostics));
        }

        var verified = Directory.GetFiles(folder, $"{test}#*.verified.cs")
            .Concat(Directory.GetFiles(folder, $"{test}.verified.txt"))
            .Select(path => Path.GetFileName(path));
        var problems = received.Select(text => Compare(Path.Combine(folder, text.Key), text.Value))
            .Concat(verified.Except(received.Keys).Select(name => $"{name} stands for nothing that was generated; delete it."))
            .OfType<string>();
        Assert.Equal([], problems);
        return Task.CompletedTask;
    }

    private static string? Compare(string verifiedPath, string received)
    {
        var receivedPath = verifiedPath.Replace(".verified.", ".received.", StringComparison.Ordinal);
        received = Normalise(received);
        if (File.Exists(verifiedPath) && IsSame(Normalise(File.ReadAllText(verifiedPath)), received))
        {
            File.Delete(receivedPath);
            return null;
        }

        File.WriteAllText(receivedPath, received);
        return $"{Path.GetFileName(verifiedPath)} is not what was generated; compare it with {Path.GetFileName(receivedPath)}.";
    }

    // An editor may have added a final newline.
    internal static bool IsSame(string verified, string received) => verified == received || verified == received + "\n";

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
