using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Conformance;

/// <summary>A run of the suite from the first look at the base to the report.</summary>
/// <param name="server">The server.</param>
/// <param name="wanted">The name or id of the base to write into.</param>
/// <param name="files">The report.</param>
/// <param name="address">The address of the server, for the report.</param>
/// <param name="suite">The version of the suite.</param>
internal sealed class ConformanceSession(
    ProbedServer server, string wanted, ReportFiles files, Uri address, string suite)
{
    /// <summary>Checks that the base is one to write into, asks what is not answered yet, and writes the report.</summary>
    /// <exception cref="ToolException">The base may not be used, or the server takes no more calls.</exception>
    public async Task<ConformanceResult> RunAsync(
        string apiToken, string? readOnlyApiToken, string? confirmed, bool isAnew, IReadOnlyList<ProbeGroup> groups,
        ToolTerminal terminal, CancellationToken cancellationToken)
    {
        ConformanceResult? begun = null;
        try
        {
            await server.OpenAsync(apiToken, readOnlyApiToken, cancellationToken).ConfigureAwait(false);
            RequireWanted(confirmed);
            var result = files.Load(address.GetLeftPart(UriPartial.Authority), server.BaseUuid, suite) ?? new ConformanceResult
            {
                Server = address.GetLeftPart(UriPartial.Authority), Base = server.BaseUuid, Suite = suite,
            };
            await TableNames.RequireUnusedAsync(server, result.Tables, confirmed is not null, cancellationToken)
                .ConfigureAwait(false);
            if (isAnew)
            {
                result.Done.Clear();
                result.Probes.Clear();
                result.Derived.Clear();
            }

            begun = result;
            result.ServerVersion = await VersionAsync(cancellationToken).ConfigureAwait(false);
            var run = new ConformanceRun(server, result, () => files.Save(result));
            await run.RunAsync(groups, group => terminal.Note($"[grey]{Markup.Escape(group.Title)}[/]"), cancellationToken)
                .ConfigureAwait(false);
            return result;
        }
        catch (NoAnswerException e)
        {
            throw new ToolException($"{server.Hide(e.Message)} Run the command again: it goes on where it was.", e);
        }
        finally
        {
            if (begun is not null)
                Tell(terminal, begun);
        }
    }

    private void RequireWanted(string? confirmed)
    {
        if (wanted != server.BaseName && !(Guid.TryParse(wanted, out var uuid) && uuid == server.BaseUuid))
        {
            throw new ToolException(
                $"The API token opens the base \"{server.BaseName}\", and --into says \"{wanted}\". Nothing was changed.");
        }

        if (confirmed is not null && confirmed != server.BaseName)
        {
            throw new ToolException(
                $"--confirm says \"{confirmed}\", and the base is \"{server.BaseName}\". Nothing was changed.");
        }
    }

    private async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        var answer = await server.SendAsync("GET", "/server-info/", null, ProbeToken.None, cancellationToken)
            .ConfigureAwait(false);
        return answer.Json is JsonObject json && json["version"] is JsonValue version ? version.ToString() : null;
    }

    private void Tell(ToolTerminal terminal, ConformanceResult result)
    {
        terminal.Note(Markup.Escape(
            $"{Words.Count(result.Questions, "question")}: {result.Count(Verdict.Agrees)} answered as expected, "
            + $"{result.Count(Verdict.Differs)} otherwise, {result.Count(Verdict.Skipped)} not asked, "
            + $"{result.Count(Verdict.Failed)} without an answer. It took {Words.Count(server.Calls, "call")}. "
            + $"{files.Text} has the report."));
        foreach (var table in result.Tables)
            terminal.Warn($"The table \"{table}\" is still in the base. The next run removes it.");
    }
}
