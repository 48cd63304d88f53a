using SeaTable.Tool.CellTexts;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>The rows that a link column can lead to, by what the column shows of them, and by their ids.</summary>
internal sealed class LinkTargets
{
    private readonly Dictionary<string, string?> _byText = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly string _table;

    private LinkTargets(UntypedColumn column, string table) => (Column, _table) = (column, table);

    public UntypedColumn Column { get; }

    /// <summary>Reads the rows of the table at the other end: their ids, and what is shown of them.</summary>
    public static async Task<LinkTargets> ReadAsync(
        SeaTableClient client, BaseMetadata metadata, UntypedColumn column, CancellationToken cancellationToken)
    {
        var shown = column.Shown
            ?? throw new ToolException($"What the link column \"{column.Name}\" shows is not in the base any more.");
        var targets = new LinkTargets(column, shown.Table.Name);
        var other = new UntypedTable(client, new UntypedSchema(metadata, shown.Table, [shown.Column]));
        await foreach (var (id, value) in other.Select(columns => columns.RowId, columns => columns.Value(0))
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            targets._ids.Add(id);
            if (CellText.Of(value) is { Length: > 0 } text && !targets._byText.TryAdd(text, id))
                targets._byText[text] = null; // Several rows are called that.
        }

        return targets;
    }

    /// <summary>The ids of the rows that a text names.</summary>
    /// <exception cref="FormatException">One of them is not there, or several are called the same.</exception>
    public IReadOnlyList<string> Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];

        // A name with a comma may stand without quotes where nothing else can be meant.
        var names = ListText.Split(text);
        return names.Exists(name => !IsKnown(name)) && _byText.GetValueOrDefault(text) is { } whole ? [whole]
            : [.. names.Select(Id).Distinct()];
    }

    private bool IsKnown(string name) => _byText.ContainsKey(name) || _ids.Contains(name);

    private string Id(string name) =>
        _byText.TryGetValue(name, out var id)
            ? id ?? throw new FormatException(
                $"names \"{name}\", and several rows of \"{_table}\" are called that; write the row's id")
        : _ids.Contains(name) ? name
        : throw new FormatException($"names \"{name}\", and no row of \"{_table}\" is called that");
}
