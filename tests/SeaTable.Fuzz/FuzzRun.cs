using System.Diagnostics;
using System.Globalization;
using SeaTable.Fuzz.Targets;

namespace SeaTable.Fuzz;

/// <summary>Tries targets for a while, each with mutations of its seeds, and keeps what broke one.</summary>
internal static class FuzzRun
{
    // An input takes a few milliseconds; what takes a thousand times as long has found a loop, or a square of its length.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    /// <summary>Tries the targets, and gives the exit code: 1 when one of them broke.</summary>
    public static async Task<int> TryAsync(IEnumerable<string> targets, int seconds, int? seed, DirectoryInfo findings)
    {
        var broken = 0;
        foreach (var name in targets)
        {
            var target = await Target.OpenAsync(name).ConfigureAwait(false);
            await using (target.ConfigureAwait(false))
            {
                broken += await TryAsync(target, seconds, seed ?? Random.Shared.Next(), findings).ConfigureAwait(false);
            }
        }

        return broken == 0 ? 0 : 1;
    }

    private static async Task<int> TryAsync(Target target, int seconds, int seed, DirectoryInfo findings)
    {
        Mutation mutation = new(seed, Seeds.Of(target.Name), target.Words);
        using CurrentInput current = new(findings, target.Name);
        Dictionary<string, int> failures = [];
        var clock = Stopwatch.StartNew();
        long inputs = 0;
        var slowest = (Time: TimeSpan.Zero, Length: 0);
        while (clock.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            var input = mutation.Next();
            current.Set(input);
            inputs++;
            var start = clock.Elapsed;
            var failed = await FailureOfAsync(target, input).ConfigureAwait(false);
            if (clock.Elapsed - start > slowest.Time)
                slowest = (clock.Elapsed - start, input.Length);
            if (failed is not { } failure)
                continue;
            var kind = KindOf(failure);
            if (failures.TryAdd(kind, 0))
                await ReportAsync(target, input, failure, failures.Count, findings).ConfigureAwait(false);
            failures[kind]++;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {inputs:N0} inputs in {clock.Elapsed.TotalSeconds:0} s from seed {seed}, "
                + $"{failures.Values.Sum():N0} broke something in {failures.Count} ways; "
                + $"the slowest took {slowest.Time.TotalMilliseconds:N0} ms for {slowest.Length:N0} bytes"));
        return failures.Count;
    }

    private static async Task<Exception?> FailureOfAsync(Target target, byte[] input)
    {
        var tried = Task.Run(() => target.TryAsync(input).AsTask());
        try
        {
            await tried.WaitAsync(s_longest).ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException) when (!tried.IsCompleted)
        {
            // What never ends can't be stopped, so the process ends: the input stays behind as the current one.
            Console.Error.WriteLine($"{target.Name} took longer than {s_longest.TotalSeconds} s for one input.");
            Environment.Exit(1);
            throw;
        }
#pragma warning disable CA1031 // Whatever comes out of a parser is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private static async Task ReportAsync(Target target, byte[] input, Exception failure, int number, DirectoryInfo findings)
    {
        findings.Create();
        var path = Path.Combine(findings.FullName, $"{target.Name}-{number}");
        await File.WriteAllBytesAsync(path, input).ConfigureAwait(false);
        await Console.Error.WriteLineAsync($"{target.Name} breaks with {path}: {failure}").ConfigureAwait(false);
    }

    // Two failures of the same kind at the same place are one.
    private static string KindOf(Exception failure) => failure is BrokenPromiseException
        ? failure.Message.Split(':')[0] : $"{failure.GetType()} {failure.StackTrace?.Split('\n')[0]}";
}
