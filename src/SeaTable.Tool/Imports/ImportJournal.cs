using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>
/// What became of the lines of an import without a key, in a file beside the other one, so that it can go on after an
/// interruption and no line comes twice. What is to be sent is noted before it is sent, and what became of it afterwards.
/// </summary>
internal sealed class ImportJournal : IDisposable
{
    private const int Form = 1;

    private readonly JournalFile _file;
    private readonly Dictionary<int, string> _rowIds = [];
    private LineSet _begun = new();

    private ImportJournal(JournalFile file) => _file = file;

    /// <summary>Gets the lines that are rows of the table.</summary>
    public LineSet Stored { get; } = new();

    /// <summary>Gets the lines whose links are made.</summary>
    public LineSet Linked { get; } = new();

    /// <summary>Gets the lines that were sent, and of which nobody knows whether they are in the table.</summary>
    public LineSet Uncertain => _begun.Except(Stored);

    /// <summary>Gets when these were sent.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Gets since when, by the server's clock, rows can be such of this import; null for always.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Gets whether it was looked since when that is.</summary>
    public bool HasSince { get; private set; }

    /// <summary>Gets the rows that were there before, or of which it is known which line they were.</summary>
    public HashSet<string> KnownRows { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets whether all lines are in the table.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The row that a line became.</summary>
    public string? RowIdOf(int line) => _rowIds.GetValueOrDefault(line);

    /// <summary>Opens the journal of an import, or begins it.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="what">What is imported into what: the content of the file, the base and the table.</param>
    /// <param name="meaning">How the file is read.</param>
    /// <param name="isAnew">Whether to forget what it tells of an earlier import of the same.</param>
    /// <exception cref="ToolException">
    /// It is the journal of another import, or something else, or such an import is under way.
    /// </exception>
    public static ImportJournal Open(string path, string what, string meaning, bool isAnew = false)
    {
        var file = JournalFile.Open(path);
        var journal = new ImportJournal(file);
        try
        {
            journal.Read(path, Hash(what), Hash(meaning), isAnew);
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Notes since when rows can be such of this import, and which of that time are none.</summary>
    public void Start(DateTimeOffset? since, IEnumerable<string> others)
    {
        List<string> ids = [.. others];
        _file.Write(new JsonObject { ["since"] = Text(since), ["others"] = Array(ids) });
        (Since, HasSince) = (since, true);
        KnownRows.UnionWith(ids);
    }

    /// <summary>Notes that lines are about to be sent.</summary>
    public void Begin(LineSet lines, DateTimeOffset now)
    {
        _file.Write(new JsonObject { ["begin"] = lines.ToString(), ["at"] = Text(now) });
        (_begun, SentAt) = (lines, now);
    }

    /// <summary>Notes that lines are rows of the table.</summary>
    /// <param name="rows">The numbers of the lines, and the ids of the rows.</param>
    /// <param name="since">When the first of them was made, by the server's clock, if that is known.</param>
    public void End(IReadOnlyList<(int Line, string RowId)> rows, DateTimeOffset? since)
    {
        if (rows.Count == 0)
            return;

        _file.Write(new JsonObject
        {
            ["stored"] = LineSet.Of(rows.Select(row => row.Line)).ToString(),
            ["rows"] = Array(rows.OrderBy(row => row.Line).Select(row => row.RowId)),
            ["since"] = Text(since),
        });
        Take(rows, since);
    }

    /// <summary>Notes that lines that were sent are not in the table.</summary>
    public void Withdraw(LineSet lines)
    {
        if (lines.Count == 0)
            return;

        _file.Write(new JsonObject { ["notStored"] = lines.ToString() });
        _begun = _begun.Except(lines);
    }

    /// <summary>Notes that the links of lines are made.</summary>
    public void EndLinks(LineSet lines)
    {
        _file.Write(new JsonObject { ["linked"] = lines.ToString() });
        Linked.AddRange(lines);
    }

    /// <summary>Notes that all lines are in the table.</summary>
    public void Finish()
    {
        _file.Write(new JsonObject { ["done"] = true });
        IsDone = true;
    }

    public void Dispose() => _file.Dispose();

    private void Read(string path, string what, string meaning, bool isAnew)
    {
        var first = new JsonObject { ["form"] = Form, ["file"] = what, ["meaning"] = meaning };
        try
        {
            var lines = _file.Read(first);
            if (lines.Count > 0)
                ThrowIfOther(path, lines[0], what, isAnew ? null : meaning);

            if (lines.Count == 0 || isAnew)
                _file.Begin(first);
            else
                lines.Skip(1).ToList().ForEach(Take);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new ToolException(
                $"{path} is no journal of an import, and is left as it is. If it is not needed, move it away, or name another " +
                "by --journal.", e);
        }
    }

    private static void ThrowIfOther(string path, JsonObject first, string what, string? meaning)
    {
        if ((int?)first["form"] is not { } form)
            throw new FormatException("It tells no form.");

        if (form != Form)
        {
            throw new ToolException(
                $"{path} is the journal of a newer version. Update the tool: dotnet tool update SeaTable.Tool.");
        }

        if ((string?)first["file"] != what)
        {
            throw new ToolException(
                $"{path} is the journal of another import: the file has changed since, or it went into another table. To go on " +
                "with that one, restore the file. To begin anew, which adds all lines of this file, move the journal away.");
        }

        if (meaning is not null && (string?)first["meaning"] != meaning)
        {
            throw new ToolException(
                $"The import that {path} tells of was begun with other options (--map, --culture, --delimiter and the like). " +
                "Go on with the same ones.");
        }
    }

    private void Take(JsonObject line)
    {
        if ((string?)line["begin"] is { } begun)
            (_begun, SentAt) = (LineSet.Parse(begun), Time(line["at"]) ?? default);
        else if ((string?)line["stored"] is { } stored)
            Take([.. LineSet.Parse(stored).Lines().Zip(Texts(line["rows"]))], Time(line["since"]));
        else if ((string?)line["notStored"] is { } withdrawn)
            _begun = _begun.Except(LineSet.Parse(withdrawn));
        else if ((string?)line["linked"] is { } linked)
            Linked.AddRange(LineSet.Parse(linked));
        else if (line["others"] is { } others)
            (Since, HasSince, _) = (Time(line["since"]), true, AddKnown(Texts(others)));
        else
            IsDone |= (bool?)line["done"] is true;
    }

    private bool AddKnown(IEnumerable<string> ids)
    {
        KnownRows.UnionWith(ids);
        return true;
    }

    private void Take(IReadOnlyList<(int Line, string RowId)> rows, DateTimeOffset? since)
    {
        Stored.AddRange(LineSet.Of(rows.Select(row => row.Line)));
        KnownRows.UnionWith(rows.Select(row => row.RowId));
        foreach (var (line, id) in rows)
            _rowIds[line] = id;

        Since = since ?? Since;
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static IEnumerable<string> Texts(JsonNode? list) => list?.AsArray().Select(item => (string)item!) ?? [];

    private static string? Text(DateTimeOffset? time) => time?.ToString("O");

    private static DateTimeOffset? Time(JsonNode? text) =>
        (string?)text is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : null;

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
