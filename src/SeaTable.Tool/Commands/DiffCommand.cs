using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary>
/// <c>seatable diff</c>: what differs between a schema file and a base, or another file, and whether it breaks code.
/// </summary>
internal static class DiffCommand
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var server = new ServerOptions();
        var before = new Argument<string>("file") { Description = "The schema file that programs were built with." };
        var after = new Argument<string?>("other")
        {
            Description = "The file to compare it with. [default: the base that --server names]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = $"Print the differences as JSON. {ProjectPage.FormOf("diff")}" };
        var failOn = new Option<Severity>("--fail-on")
        {
            Description = "The least difference that gives the exit code 1: breaking, compatible or cosmetic. "
                + "[default: breaking]",
            HelpName = "KIND",
        };
        failOn.TakesWord();
        var command = new Command("diff", "Tell what differs between a schema file and the base, and whether it breaks code.")
        {
            before, after, json, failOn,
        };
        server.AddTo(command);
        before.OffersSchemaFiles(".dtable");
        after.OffersSchemaFiles(".dtable");
        command.HasExamples(
            new("The file that programs were built with, and the base", "seatable diff crm.seatable.json"),
            new("Two files", "seatable diff old.seatable.json new.seatable.json"),
            new("In a script, with the exit code 1 for what is compatible as well",
                "seatable diff crm.seatable.json --json --fail-on compatible"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var path = arguments.GetValue(before)!;
            var old = await SchemaFile.LoadAsync(path, cancellationToken).ConfigureAwait(false);
            var now = arguments.GetValue(after) is { } other
                ? await SchemaFile.LoadAsync(other, cancellationToken).ConfigureAwait(false)
                : await FetchAsync(server.Connect(arguments, terminal), old, path, cancellationToken).ConfigureAwait(false);
            var changes = SchemaComparison.Compare(
                old, now.IsPart ? now : TableChoice.Like(old, now), path, cancellationToken);
            if (arguments.GetValue(json))
                terminal.Output.WriteLine(ReadableJson.WithAllSigns(JsonSerializer.Serialize(new DiffResult(changes), s_json)));
            else if (changes.Count > 0)
                ChangeTable.Write(terminal.Data, changes);

            terminal.Note(changes.Count == 0 ? "No difference." : $"{ChangeTable.Summary(changes)}.");
            var least = arguments.GetResult(failOn) is null ? Severity.Breaking : arguments.GetValue(failOn);
            return changes.Any(change => change.Severity >= least) ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }

    /// <summary>The base as a pull would write it, with the names that code has.</summary>
    private static async Task<BaseDocument> FetchAsync(
        SeaTableClient client, BaseDocument old, string path, CancellationToken cancellationToken)
    {
        var now = await client.GetSchemaAsync(cancellationToken).ConfigureAwait(false);
        var code = GeneratedCode.Of(path, old, cancellationToken);
        now = TableChoice.Like(old, now) with { Codegen = old.Codegen };
        return NameLocks.Add(code, now, path, cancellationToken).Document;
    }
}

/// <summary>What <c>seatable diff --json</c> prints.</summary>
internal sealed class DiffResult(IReadOnlyList<SchemaChange> changes)
{
    public int Breaking { get; } = changes.Count(change => change.Severity == Severity.Breaking);

    public int Compatible { get; } = changes.Count(change => change.Severity == Severity.Compatible);

    public int Cosmetic { get; } = changes.Count(change => change.Severity == Severity.Cosmetic);

    public IReadOnlyList<DiffChange> Changes { get; } = [.. changes.Select(change => new DiffChange(
        Word(change.Severity), Word(change.Kind), change.Place.Table, change.Place.Column, change.Place.Option, change.Place.View,
        $"{change.Place} {change.Message}."))];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>A difference.</summary>
/// <param name="Severity"><c>breaking</c>, <c>compatible</c> or <c>cosmetic</c>.</param>
/// <param name="Kind">What happened: a word of <see cref="ChangeKind"/>.</param>
/// <param name="Table">The table; null for the base itself.</param>
/// <param name="Column">The column, if it is about one.</param>
/// <param name="Option">The option, if it is about one.</param>
/// <param name="View">The view, if it is about one.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record DiffChange(
    string Severity, string Kind, string? Table, string? Column, string? Option, string? View, string Message);
