using SeaTable.Facts;
using SeaTable.Tool.Delimited;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>Which cells of a line go into which columns.</summary>
internal sealed class HeaderMap
{
    /// <summary>How many names a message tells.</summary>
    private const int MostNames = 20;

    private readonly List<(int Cell, ColumnMetadata Column)> _values = [];
    private readonly List<(int Cell, ColumnMetadata Column)> _links = [];
    private readonly List<string> _passedOver = [];

    private HeaderMap(int count) => Count = count;

    /// <summary>Gets how many cells a line has.</summary>
    public int Count { get; }

    /// <summary>Gets the cells that are values of rows.</summary>
    public IReadOnlyList<(int Cell, ColumnMetadata Column)> Values => _values;

    /// <summary>Gets the cells that are links to rows of other tables.</summary>
    public IReadOnlyList<(int Cell, ColumnMetadata Column)> Links => _links;

    /// <summary>Gets the headers of columns that the server fills by itself.</summary>
    public IReadOnlyList<string> PassedOver => _passedOver;

    /// <summary>Finds the columns of a header.</summary>
    /// <exception cref="ToolException">A header stands there twice, means no column, or one that another means, too.</exception>
    public static HeaderMap Of(ImportSettings settings, IReadOnlyList<string> cells, TableMetadata table)
    {
        var headers = cells.Select(cell => settings.IsGuarded ? FormulaGuard.Remove(cell) : cell).ToList();
        while (headers is [.., ""])
            headers.RemoveAt(headers.Count - 1); // Some programs write a sign behind the last cell, too.

        ThrowIfTwice(settings.Path, headers);
        if (settings.Map.Keys.FirstOrDefault(mapped => !headers.Contains(mapped)) is { } missing)
        {
            throw new ToolException(
                $"--map names the header \"{missing}\", which {settings.Path} does not have. It has: {Names(headers)}.");
        }

        var map = new HeaderMap(headers.Count);
        for (var i = 0; i < headers.Count; i++)
            map.Add(i, headers[i], settings, table);

        map.ThrowIfUnusable(settings, table);
        return map;
    }

    private void Add(int cell, string header, ImportSettings settings, TableMetadata table)
    {
        if (RejectsFile.IsOwnHeader(header) || (settings.Map.TryGetValue(header, out var wanted) && wanted.Length == 0))
            return;

        var name = wanted ?? header;
        var column = table.Columns.FirstOrDefault(column => column.Name == name)
            ?? throw Unknown(settings.Path, header, name, table);
        if (Values.Concat(Links).FirstOrDefault(other => other.Column == column) is { Column: not null })
            throw new ToolException($"Two headers of {settings.Path} are meant for the column \"{column.Name}\".");

        if (column.Type == ColumnType.Link)
            _links.Add((cell, column));
        else if (ColumnTypeFacts.Find(column.TypeName) is { IsWritableInRows: true, IsSetByServer: false })
            _values.Add((cell, column));
        else
            _passedOver.Add(column.Name);
    }

    private static void ThrowIfTwice(string path, List<string> headers)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i].Length == 0)
                throw new ToolException($"{path}:1: cell {i + 1} of the header is empty. Give it the name of a column.");

            if (!seen.TryAdd(headers[i], i))
            {
                throw new ToolException(
                    $"{path}:1: the header has {PlainText.Quoted(headers[i])} twice, in cells {seen[headers[i]] + 1} and " +
                    $"{i + 1}. Rename one of them in the file.");
            }
        }
    }

    private void ThrowIfUnusable(ImportSettings settings, TableMetadata table)
    {
        if (_values.Count == 0)
        {
            throw new ToolException(
                $"{settings.Path} has no column that can be written. The table has: {Names(Writable(table))}.");
        }

        if (settings.Key is not { } key)
            return;

        var column = TableSearch.Column(table, key);
        if (!_values.Exists(value => value.Column == column))
            throw new ToolException($"{settings.Path} has no header for the key \"{column.Name}\".");
    }

    private static ToolException Unknown(string path, string header, string name, TableMetadata table)
    {
        var nearest = NearestName.Find(name, Writable(table));
        return new ToolException(
            $"{path}:1: the table \"{table.Name}\" has no column {PlainText.Quoted(name)}. " +
            (nearest is null ? $"It has: {Names(Writable(table))}. " : $"Did you mean \"{nearest}\"? ") +
            $"Say which is meant by --map {PlainText.Quoted(header + "=COLUMN")}, or leave it out by --map " +
            $"{PlainText.Quoted(header + "=")}.");
    }

    private static IEnumerable<string> Writable(TableMetadata table) => table.Columns
        .Where(column => column.Type == ColumnType.Link
            || ColumnTypeFacts.Find(column.TypeName) is { IsWritableInRows: true, IsSetByServer: false })
        .Select(column => column.Name);

    private static string Names(IEnumerable<string> names)
    {
        var quoted = names.Select(PlainText.Quoted).ToList();
        return quoted.Count <= MostNames ? string.Join(", ", quoted)
            : $"{string.Join(", ", quoted.Take(MostNames))} and {Words.Number(quoted.Count - MostNames)} more";
    }
}
