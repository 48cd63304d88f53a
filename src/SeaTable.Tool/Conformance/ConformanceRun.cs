using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Conformance;

/// <summary>
/// Asks a server what the suite asks, group by group, in tables of its own. What it makes it remembers before it makes it, so
/// that an end at any moment leaves nothing that the next run does not remove.
/// </summary>
/// <param name="server">The server, opened.</param>
/// <param name="result">What is known so far.</param>
/// <param name="save">Keeps the result, whenever it has changed.</param>
internal sealed class ConformanceRun(ProbedServer server, ConformanceResult result, Action save)
{
    /// <summary>What the names of all tables begin with that are made.</summary>
    public const string TablePrefix = "seatable conform ";

    private static readonly TimeSpan s_timeToClean = TimeSpan.FromSeconds(30);

    private (string Path, ProbeToken Token, ProbedAnswer Answer)? _lastRead;

    /// <summary>Runs the groups that are not done yet, and removes what they made.</summary>
    /// <param name="groups">The suite.</param>
    /// <param name="progress">Is told of each group that begins.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task RunAsync(
        IReadOnlyList<ProbeGroup> groups, Action<ProbeGroup> progress, CancellationToken cancellationToken)
    {
        await RemoveTablesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var group in groups.Where(group => !result.Done.Contains(group.Group)))
        {
            progress(group);
            result.Probes.RemoveAll(probe => probe.Group == group.Group);
            try
            {
                var isDone = await RunAsync(group, cancellationToken).ConfigureAwait(false);
                await RemoveTablesAsync(cancellationToken).ConfigureAwait(false);
                if (isDone)
                    result.Done.Add(group.Group);
            }
            catch (OperationCanceledException)
            {
                await RemoveTablesInTimeAsync().ConfigureAwait(false);
                throw;
            }
            finally
            {
                result.Calls = server.Calls;
                save();
            }
        }
    }

    private async Task<bool> RunAsync(ProbeGroup group, CancellationToken cancellationToken)
    {
        var variables = new ProbeVariables();
        variables.Set("base", server.BaseUuid.ToString());
        var failure = "";
        try
        {
            foreach (var (index, (name, columns)) in group.Tables.Select((table, index) => (index, table)))
            {
                var title = $"{TablePrefix}{group.Group}{(index == 0 ? "" : $" {name}")}";
                variables.Set(name, title);
                await CreateTableAsync(name, title, columns, variables, cancellationToken).ConfigureAwait(false);
            }

            foreach (var step in group.Steps)
                result.Probes.AddRange(await RunAsync(group, step, variables, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (PreparationException e)
        {
            failure = e.Message;
        }
        catch (NoAnswerException e)
        {
            failure = server.Hide(e.Message);
        }

        foreach (var step in group.Probes.Where(step => !result.Probes.Exists(probe => probe.Id == step.Id)))
            result.Probes.Add(Result(group, step, Verdict.Failed) with { Reason = failure });
        return false;
    }

    private async Task<IReadOnlyList<ProbeResult>> RunAsync(
        ProbeGroup group, ProbeStep step, ProbeVariables variables, CancellationToken cancellationToken)
    {
        if (step.Token == ProbeToken.ReadOnly && !server.HasReadOnlyToken)
        {
            return [Result(group, step, Verdict.Skipped) with { Reason = "There is no API token that may only read." }];
        }

        foreach (var table in step.Makes)
            Remember(variables.Fill(table));

        var call = step.Call.Split(' ', 2);
        var path = variables.FillPath(call[1]);
        var body = step.RawBody ?? Body(step, variables)?.ToJsonString(ConformanceJson.Plain);
        var answer = await SendAsync(call[0], path, body, step.Token, cancellationToken).ConfigureAwait(false);
        var differences = new List<AnswerDifference>();
        if (answer.Status != step.Status)
            differences.Add(new AnswerDifference("status", $"{step.Status}", $"{answer.Status}"));
        if (step.Answer is not null)
            differences.AddRange(AnswerTemplate.Compare(variables.Fill(step.Answer), answer.Json));
        if (step.Id is null && answer.Status is < 200 or >= 300)
        {
            throw new PreparationException(
                $"A call that only prepares others failed: {step.Call} gave {answer.Status}: {Short(answer.Text)}");
        }

        if (!variables.Keep(step.Keep, answer.Json))
            throw new PreparationException($"The answer to {step.Call} lacks what later calls need: {Short(answer.Text)}");
        if (step.Id is null)
            return [];
        return differences.Count == 0 ? [Result(group, step, Verdict.Agrees)] :
        [
            Result(group, step, Verdict.Differs) with
            {
                Call = $"{call[0]} {path}",
                Body = body is null ? null : Short(server.Hide(body)),
                Status = answer.Status,
                Answer = Short(answer.Text),
                Differences = [.. differences.Select(difference => difference with { Actual = server.Hide(difference.Actual) })],
            },
        ];
    }

    /// <summary>Sends a call, but for one that has just been answered: a row that is read can answer several questions.</summary>
    private async Task<ProbedAnswer> SendAsync(
        string method, string path, string? body, ProbeToken token, CancellationToken cancellationToken)
    {
        var isRead = method == "GET" && body is null;
        if (isRead && _lastRead is { } last && last.Path == path && last.Token == token)
            return last.Answer;
        _lastRead = null;
        var answer = await server.SendAsync(method, path, body, token, cancellationToken).ConfigureAwait(false);
        if (isRead)
            _lastRead = (path, token, answer);
        return answer;
    }

    private async Task CreateTableAsync(
        string name, string title, JsonObject columns, ProbeVariables variables, CancellationToken cancellationToken)
    {
        Remember(title);
        var body = (JsonObject)variables.Fill(columns)!;
        body["table_name"] = title;
        var answer = await server.SendAsync("POST", "tables/", body, cancellationToken).ConfigureAwait(false);
        if (answer is not { Status: 200, Json: JsonObject table } || table["columns"] is not JsonArray made)
            throw new PreparationException($"The table \"{title}\" could not be made: {answer.Status}: {Short(answer.Text)}");
        foreach (var column in made)
            variables.Set($"{name} key {Text(column?["name"])}", Text(column?["key"]));
    }

    private static JsonNode? Body(ProbeStep step, ProbeVariables variables)
    {
        var body = variables.Fill(step.Body);
        foreach (var (member, repetition) in step.Repeat ?? new Dictionary<string, Repetition>(StringComparer.Ordinal))
        {
            body![member] = new JsonArray(
                [.. Enumerable.Range(0, repetition.Count).Select(_ => variables.Fill(repetition.Item))]);
        }

        return body;
    }

    /// <summary>Keeps the name of a table before it is made.</summary>
    private void Remember(string table)
    {
        if (!table.StartsWith(TablePrefix, StringComparison.Ordinal))
            throw new ToolException($"The suite makes a table \"{table}\", which would not be known as one of its own.");
        if (!result.Tables.Contains(table))
        {
            result.Tables.Add(table);
            save();
        }
    }

    /// <summary>Deletes what was made. The base has a table of its own, so that none of them is the last one.</summary>
    private async Task RemoveTablesAsync(CancellationToken cancellationToken)
    {
        if (result.Tables.Count == 0)
            return;
        var present = await TableNames.ReadAsync(server, cancellationToken).ConfigureAwait(false);
        foreach (var table in result.Tables.ToList())
        {
            if (present.Contains(table))
            {
                var answer = await server.SendAsync(
                    "DELETE", "tables/", new JsonObject { ["table_name"] = table }, cancellationToken).ConfigureAwait(false);
                if (answer.Status != 200)
                {
                    throw new ToolException(
                        $"The table \"{table}\" can't be deleted again: {answer.Status}: {Short(answer.Text)}");
                }
            }

            result.Tables.Remove(table);
            save();
        }
    }

    /// <summary>Cleans up when somebody wants to end, as far as that is possible quickly.</summary>
    private async Task RemoveTablesInTimeAsync()
    {
        using var time = new CancellationTokenSource(s_timeToClean);
        try
        {
            await RemoveTablesAsync(time.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ToolException or NoAnswerException or OperationCanceledException)
        {
            // The names are kept, and the command tells them.
        }
    }

    private static ProbeResult Result(ProbeGroup group, ProbeStep step, Verdict verdict) =>
        new(group.Group, step.Id ?? "", step.Question, step.Evidence, step.Fact, verdict);

    private static string Short(string text) => text.Length <= 2000 ? text : text[..2000] + "…";

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>A call failed without which the rest of a group means nothing.</summary>
    private sealed class PreparationException(string message) : Exception(message);
}
