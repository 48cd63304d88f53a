using SeaTable.Tool.CellTexts;
using SeaTable.Tool.Delimited;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>Reads the lines of a file as rows, each with what is wrong with it.</summary>
internal sealed class LineReader
{
    private readonly ImportSettings _settings;
    private readonly HeaderMap _map;
    private readonly CellParser[] _parsers;
    private readonly int? _key;
    private readonly IReadOnlyList<LinkTargets> _links;

    /// <param name="settings">What is imported.</param>
    /// <param name="map">Which cells go into which columns.</param>
    /// <param name="table">The table, with the columns of the map.</param>
    /// <param name="links">The rows that link columns can lead to, in the order of the map.</param>
    public LineReader(ImportSettings settings, HeaderMap map, UntypedTable table, IReadOnlyList<LinkTargets> links)
    {
        (_settings, _map, Table, _links) = (settings, map, table, links);
        _parsers = [.. table.Schema.Columns.Select(column => new CellParser(column, settings.Forms))];
        _key = settings.Key is { } key
            ? Array.FindIndex(_parsers, parser => parser.Column.Name == key || parser.Column.Metadata.Key == key) : null;
    }

    public UntypedTable Table { get; }

    /// <summary>Gets the number of the column that tells rows apart.</summary>
    public int? Key => _key;

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="ToolException">The file is empty.</exception>
    public static string[] ReadHeader(ImportSettings settings)
    {
        using var reader = new DelimitedReader(settings.Path, settings.Form);
        return !reader.Read() ? throw new ToolException($"{settings.Path} is empty: its first line has to name the columns.")
            : reader.Problem is { } problem ? throw new ToolException($"{settings.Path}:{reader.Line}: the header {problem}.")
            : reader.Cells;
    }

    /// <summary>Reads the lines behind the header.</summary>
    public IEnumerable<ImportLine> Read(CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = new DelimitedReader(_settings.Path, _settings.Form);
        reader.Read();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = new ImportLine(reader.Line, reader.Cells);
            yield return (reader.Problem ?? CountProblem(line)) is { } problem
                ? line with { Problem = problem } : Parse(line, keys);
        }
    }

    /// <summary>A cell, without what was put before it for spreadsheets.</summary>
    private string Text(ImportLine line, int cell) =>
        _settings.IsGuarded ? FormulaGuard.Remove(line.Cells[cell]) : line.Cells[cell];

    private string? CountProblem(ImportLine line)
    {
        var count = line.Cells.Length;
        while (count > _map.Count && line.Cells[count - 1].Length == 0)
            count--;

        return count == _map.Count ? null : $"has {Words.Count(count, "cell")}, and the header {_map.Count}";
    }

    private ImportLine Parse(ImportLine line, Dictionary<string, int> keys)
    {
        var row = Table.Create();
        var problems = new List<string>();
        for (var i = 0; i < _parsers.Length; i++)
        {
            var text = Text(line, _map.Values[i].Cell);
            try
            {
                var value = _parsers[i].Parse(text);
                if (value is not null || !_settings.KeepsEmpty)
                    row[i] = value;
            }
            catch (FormatException e)
            {
                problems.Add($"{_parsers[i].Column.Name} {PlainText.Quoted(text)} {e.Message}");
            }
        }

        var links = new List<IReadOnlyList<string>>();
        for (var i = 0; i < _links.Count; i++)
        {
            try
            {
                links.Add(_links[i].Find(Text(line, _map.Links[i].Cell)));
            }
            catch (FormatException e)
            {
                problems.Add($"{_map.Links[i].Column.Name} {e.Message}");
            }
        }

        if (problems.Count == 0 && _key is { } key && KeyProblem(row[key], line.Number, keys) is { } problem)
            problems.Add($"{_parsers[key].Column.Name} {problem}");

        return problems.Count > 0 ? line with { Problem = string.Join("; ", problems) } : line with { Row = row, Links = links };
    }

    /// <summary>Each line needs a key of its own: of two with the same one nobody knows which is right.</summary>
    private static string? KeyProblem(object? value, int line, Dictionary<string, int> keys)
    {
        var text = CellText.Of(value);
        return string.IsNullOrWhiteSpace(text) ? "is the key, and empty"
            : keys.TryAdd(text, line) ? null
            : $"{PlainText.Quoted(text)} is the key, and that of line {keys[text]}, too";
    }
}
