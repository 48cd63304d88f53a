using System.Text.Json.Nodes;

namespace SeaTable.Tool.Conformance;

/// <summary>
/// Asks a server what the suite asks, group by group, in tables of its own. What it makes it remembers before it makes it, so
/// that an end at any moment leaves nothing that the next run does not remove.
/// </summary>
/// <param name="server">The server, opened.</param>
/// <param name="result">What is known so far.</param>
/// <param name="save">Keeps the result, whenever it has changed.</param>
/// <param name="restore">
/// Makes the base as it was when it was called first; null when the tables have to be made anew for that.
/// </param>
internal sealed class ConformanceRun(ProbedServer server, ConformanceResult result, Action save, Action? restore = null)
{
    private readonly ProbeTables _tables = new(server, result.Tables, save);

    private const int LongestText = 2000;

    private (string Path, ProbeToken Token, ProbedAnswer Answer)? _lastRead;

    /// <summary>Runs the groups that are not done yet, and removes what they made.</summary>
    /// <param name="groups">The suite.</param>
    /// <param name="progress">Is told of each group that begins.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task RunAsync(
        IReadOnlyList<ProbeGroup> groups, Action<ProbeGroup> progress, CancellationToken cancellationToken)
    {
        await _tables.RemoveAsync(cancellationToken).ConfigureAwait(false);
        foreach (var group in groups.Where(group => !result.Done.Contains(group.Group)))
        {
            progress(group);
            result.Probes.RemoveAll(probe => probe.Group == group.Group);
            result.Derived.RemoveAll(count => count.Group == group.Group);
            try
            {
                var isDone = await RunAsync(group, cancellationToken).ConfigureAwait(false);
                await _tables.RemoveAsync(cancellationToken).ConfigureAwait(false);
                if (isDone)
                    result.Done.Add(group.Group);
            }
            catch (OperationCanceledException)
            {
                await _tables.RemoveInTimeAsync().ConfigureAwait(false);
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
        variables.Set("base digits", server.BaseUuid.ToString("N"));
        variables.Set("base capitals", server.BaseUuid.ToString().ToUpperInvariant());
        var failure = "";
        try
        {
            var refused = await _tables.CreateAsync(group, variables, cancellationToken).ConfigureAwait(false);
            if (refused.Count > 0)
            {
                result.Probes.Add(new ProbeResult(
                    group.Group, group.Group + ".tables", "Can the tables for these questions be made?", Evidence.Documented,
                    "NewColumn", Verdict.Differs)
                {
                    Call = "POST columns/", Differences = refused,
                });
            }

            foreach (var step in group.Steps.Where(step => step.Id is null || !group.IsDerived))
                result.Probes.AddRange(await RunAsync(group, step, variables, cancellationToken).ConfigureAwait(false));
            if (group.IsDerived)
                await RunDerivedAsync(group, variables, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Asks what is derived, each in tables as they were made.</summary>
    private async Task RunDerivedAsync(ProbeGroup group, ProbeVariables variables, CancellationToken cancellationToken)
    {
        restore?.Invoke();
        var agreed = 0;
        foreach (var step in group.Probes)
        {
            var results = await RunAsync(group, step, variables, cancellationToken).ConfigureAwait(false);
            result.Probes.AddRange(results.Where(probe => probe.Verdict != Verdict.Agrees));
            agreed += results.Count(probe => probe.Verdict == Verdict.Agrees);
            // A server may do what it should refuse.
            var isChanged = step.Changes || results.Any(probe => probe is { Verdict: Verdict.Differs, Status: 200 });
            if (!isChanged || group.IsSequence)
                continue;
            if (restore is not null)
                restore();
            else
                await RenewAsync(group, variables, cancellationToken).ConfigureAwait(false);
        }

        result.Derived.Add(new DerivedCount(group.Group, group.Probes.Count(), agreed));
    }

    private async Task RenewAsync(ProbeGroup group, ProbeVariables variables, CancellationToken cancellationToken)
    {
        await _tables.RemoveAsync(cancellationToken).ConfigureAwait(false);
        await _tables.CreateAsync(group, variables, cancellationToken).ConfigureAwait(false);
        foreach (var step in group.Steps.Where(step => step.Id is null))
            await RunAsync(group, step, variables, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<ProbeResult>> RunAsync(
        ProbeGroup group, ProbeStep step, ProbeVariables variables, CancellationToken cancellationToken)
    {
        if (step.Token == ProbeToken.ReadOnly && !server.HasReadOnlyToken)
        {
            return [Result(group, step, Verdict.Skipped) with { Reason = "There is no API token that may only read." }];
        }

        foreach (var table in step.Makes)
            _tables.Remember(variables.Fill(table));

        var call = step.Call.Split(' ', 2);
        string path;
        string? body;
        JsonNode? expected;
        try
        {
            path = variables.FillPath(call[1]);
            body = step.RawBody ?? Body(step, variables)?.ToJsonString(ConformanceJson.Plain);
            expected = variables.Fill(step.Answer);
        }
        catch (MissingVariableException e)
        {
            return step.Id is null ? [] : [Result(group, step, Verdict.Skipped) with { Reason = e.Message }];
        }

        var answer = await SendAsync(call[0], path, body, step.Token, cancellationToken).ConfigureAwait(false);
        var differences = new List<AnswerDifference>();
        if (answer.Status != step.Status)
            differences.Add(new AnswerDifference("status", $"{step.Status}", $"{answer.Status}"));
        if (step.Answer is not null)
            differences.AddRange(AnswerTemplate.Compare(expected, answer.Json));
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

    private static ProbeResult Result(ProbeGroup group, ProbeStep step, Verdict verdict) =>
        new(group.Group, step.Id ?? "", step.Question, step.Evidence, step.Fact, verdict);

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}

/// <summary>A call failed without which the rest of a group means nothing.</summary>
internal sealed class PreparationException(string message) : Exception(message);
