using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Operations;

/// <summary>
/// What becomes of every writing method of the page of operations when its call is refused, fails, or its answer is lost or cut.
/// </summary>
public sealed class OperationFaultTests
{
    private static readonly IReadOnlyList<OperationCase> s_cases = OperationCase.ReadAll();

    private static readonly Dictionary<string, (Fault Fault, bool IsDone)> s_faults = new()
    {
        ["429"] = (Fault.TooManyRequests(TimeSpan.Zero), false),
        ["500"] = (Fault.ErrorAfterWrite(HttpStatusCode.InternalServerError), true),
        ["lost"] = (Fault.DropAfterWrite, true),
        ["cut"] = (Fault.TruncatedBody, true),
    };

    /// <summary>The methods that write by an operation that the emulator has.</summary>
    public static TheoryData<string> Writes => [.. s_cases.Where(IsWrite).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Nothing_is_done_twice_and_an_error_says_what_was_being_done(string name)
    {
        var expected = s_cases.Single(one => one.Name == name);
        var (_, undisturbed, _) = await RunAsync(name, null, expected);
        foreach (var (kind, (fault, isDone)) in s_faults)
        {
            var (before, after, error) = await RunAsync(name, fault, expected);

            Assert.True(after == undisturbed || (!isDone && after == before), $"{kind}: {after} and not {undisturbed}. {error}");
            if (error is null)
                continue;
            Assert.True(isDone, $"{kind} was not tried again: {error}");
            Assert.False(((SeaTableException)error).NotApplied, $"{kind}: {error}");
        }
    }

    private static bool IsWrite(OperationCase one) => one is { Method.Length: > 0, Answered: null }
        && one.Call.Split(' ') is var words && Array.Exists(words, word => word is "POST" or "PUT" or "DELETE")
        && !one.Call.Contains("sql/", StringComparison.Ordinal) && !one.Call.Contains("query-links", StringComparison.Ordinal)
        && !one.Call.Contains("seafhttp", StringComparison.Ordinal);

    /// <summary>Calls the method, and tells what the base was like before and is like afterwards.</summary>
    private static async Task<(string Before, string After, Exception? Error)> RunAsync(
        string name, Fault? fault, OperationCase expected)
    {
        await using var run = await OperationRun.StartAsync(options => options.Retry = new() { BaseDelay = TimeSpan.Zero });
        var before = "";
        run.OnBegin = async () =>
        {
            before = await run.ShapeAsync();
            var words = expected.Call.Split(": ")[^1].Split(' ');
            if (fault is not null)
                run.Emulator.Faults.Next(fault, new HttpMethod(words[0]), words[1].Split('{')[0].TrimEnd('/'));
        };
        Exception? error = null;
        try
        {
            await OperationCalls.All[name](run);
        }
        catch (SeaTableException e)
        {
            error = e;
        }

        return (before, await run.ShapeAsync(), error);
    }
}
