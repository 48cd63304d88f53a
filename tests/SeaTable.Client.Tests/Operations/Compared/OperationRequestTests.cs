using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Operations;

/// <summary>
/// Every method of the page of operations sends what is recorded or documented of its operation, and gives what is answered.
/// </summary>
public sealed class OperationRequestTests
{
    private static readonly IReadOnlyList<OperationCase> s_cases = OperationCase.ReadAll();
    private static readonly IReadOnlyDictionary<string, ExpectedShape> s_shapes = OperationCase.ReadShapes();

    /// <summary>The letters of the page, the strongest first.</summary>
    private static readonly string[] s_strengths = ["R", "D", "S", "decided"];

    public static TheoryData<string> Called => [.. s_cases.Where(one => one.Method.Length > 0).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Called))]
    public async Task What_is_sent_and_given_is_what_is_known(string name)
    {
        var expected = s_cases.Single(one => one.Name == name);
        await using var run = await OperationRun.StartAsync();
        if (expected.Answered is { } answered)
        {
            run.Sent.Instead = call => expected.Requests.Zip(answered)
                .FirstOrDefault(pair => RequestComparison.Call(call, run) == pair.First.Call).Second?.ToJsonString();
        }

        var result = await OperationCalls.All[name](run);

        Assert.Equal("", string.Join('\n', Differences(expected, run, result)));
    }

    [Fact]
    public async Task Each_row_of_the_page_has_its_cases_and_no_case_is_without_a_row()
    {
        var rows = await OperationPage.ReadRowsAsync();

        Assert.Equal(rows.SelectMany(row => row.Cases).Order(StringComparer.Ordinal),
            s_cases.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(OperationCalls.All.Keys.Order(StringComparer.Ordinal),
            s_cases.Where(one => one.Method.Length > 0).Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.All(s_cases, one => Assert.True(one.By.Length > 0 && one.Method.Length > 0 == one.Requests.Count > 0, one.Name));
    }

    [Fact]
    public async Task The_page_says_by_what_each_is_known_and_how_many_calls_it_costs()
    {
        var rows = await OperationPage.ReadRowsAsync();

        foreach (var row in rows)
        {
            var cases = row.Cases.Select(name => s_cases.Single(one => one.Name == name)).ToList();
            var strongest = cases.MinBy(one => Array.IndexOf(s_strengths, one.KnownBy))!.KnownBy;
            Assert.Equal((row.Calls[0], row.KnownBy), (row.Calls[0], strongest));
            if (int.TryParse(row.Count, out var count))
            {
                Assert.All(cases.Where(IsOwn), one => Assert.Equal((one.Name, count), (one.Name, Cost(one))));
            }
        }
    }

    private static IEnumerable<string> Differences(OperationCase expected, OperationRun run, object? result)
    {
        var sent = run.Sent.All;
        if (sent.Count != expected.Requests.Count)
            yield return $"{sent.Count} calls: {string.Join(", ", sent.Select(call => RequestComparison.Call(call, run)))}";
        foreach (var difference in expected.Requests.Zip(sent).SelectMany(
            pair => RequestComparison.Compare(pair.First, pair.Second, run)))
        {
            yield return difference;
        }

        if (Told(expected, run) is not { } told)
        {
            yield return $"nothing of {expected.Call} was sent";
            yield break;
        }

        var answer = told.Answer.StartsWith('{') || told.Answer.StartsWith('[')
            ? JsonNode.Parse(told.Answer) : JsonValue.Create(told.Answer);
        if (expected.Answer is { } whole && !JsonNode.DeepEquals(answer, run.Fill(whole)))
            yield return $"{told.Answer} was answered, and not {whole.ToJsonString()}";
        foreach (var one in expected.Results)
        {
            var filled = one with { Item = run.Fill(one.Item), As = run.Fill(one.As) };
            var shape = one.Shape ?? s_shapes[one.Like!];
            var known = shape with
            {
                Reads = shape.Reads.ToDictionary(read => run.Fill(read.Key), read => run.Fill(read.Value)),
            };
            foreach (var difference in ResultComparison.Compare(answer, result, filled, known))
                yield return $"{one.Item} as {one.As}: {difference}";
        }
    }

    /// <summary>The call whose answer is compared with what the method gave.</summary>
    private static SentCall? Told(OperationCase expected, OperationRun run) => expected.Told is { } place
        ? run.Sent.All.ElementAtOrDefault(place)
        : run.Sent.All.LastOrDefault(call => RequestComparison.IsOf(expected.Call, RequestComparison.Call(call, run)));

    /// <summary>How many calls there are but for the exchange of the token.</summary>
    private static int Cost(OperationCase expected) =>
        expected.Requests.Count(request => !request.Call.Contains("app-access-token", StringComparison.Ordinal));

    /// <summary>Whether the method sends the operation itself, and not another one in its stead.</summary>
    private static bool IsOwn(OperationCase expected) =>
        expected.Requests.Any(request => RequestComparison.IsOf(expected.Call, request.Call));
}
