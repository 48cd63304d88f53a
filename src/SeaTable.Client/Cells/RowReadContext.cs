using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// What the cells of one answer share while they are read: names for errors, recurring texts, options that are not known yet.
/// </summary>
internal sealed class RowReadContext(TableSchema schema, ServerTimeZone timeZone)
{
    private readonly List<UnknownOption> _unknownOptions = [];
    private readonly Dictionary<(KnownOptions Known, string Text), UnknownOption> _unknownByText = [];
    private readonly List<(uint Key, ColumnSchema? Column)> _linkColumns = [];
    private ColumnSet _seen;
    private KnownCells? _known;
    private string _lastUser = "";
    private string _userBefore = "";

    /// <summary>The time of creation that a row had last.</summary>
    internal RecentTime LastCreated;

    /// <summary>The time of modification that a row had last.</summary>
    internal RecentTime LastModified;

    /// <summary>The context of a cell that no answer has.</summary>
    internal static RowReadContext None { get; } = new(new TableSchema("", ""), new ServerTimeZone(TimeZoneInfo.Utc));

    /// <summary>The table whose rows are read.</summary>
    internal TableSchema Schema => schema;

    /// <summary>The options that the schema does not know; their names have to be looked up before a row is handed out.</summary>
    internal IReadOnlyList<UnknownOption> UnknownOptions => _unknownOptions;

    /// <summary>
    /// The columns that the first row has, and so all rows of the answer. Columns that were not asked for, or that a view hides,
    /// are not among them.
    /// </summary>
    internal KnownCells KnownCells => _known ??= new KnownCells(_seen);

    /// <summary>What cells had before; null until there are so many rows that it is worth while.</summary>
    internal RecentCells? Recent { get; private set; }

    /// <summary>From now on keeps what recurs once.</summary>
    internal void KeepRecent() => Recent ??= new RecentCells();

    /// <summary>Whether a row of the answer was read.</summary>
    internal bool IsFirstRead => _known is not null;

    /// <summary>Whether a row has told how the rows of the answer are keyed.</summary>
    internal bool IsKeyingTold { get; private set; }

    /// <summary>The names by which the rows are keyed; null when they are keyed by keys.</summary>
    internal ColumnNames? Names { get; private set; }

    /// <summary>Looks how a row is keyed.</summary>
    /// <param name="row">Stands on its opening brace.</param>
    internal void DetectKeying(Utf8JsonReader row)
    {
        Names = ColumnNames.Detect(schema, row, out var isTold);
        IsKeyingTold = isTold;
    }

    /// <summary>Notes that the row that is being read has a cell of this key; only the first row is looked at.</summary>
    internal void Note(ReadOnlySpan<byte> key)
    {
        if (_known is null && schema.IndexOf(key) is >= 0 and var column)
            _seen.Add(column);
    }

    /// <summary>Whether that date with an offset would be news about the server's time zone.</summary>
    internal bool WantsOffset(int year, int month, int day) => timeZone.WantsToSee(year, month, day);

    /// <summary>
    /// Notes the value of a column with the offset that it came with; only that of a date column is the server's.
    /// </summary>
    internal void ObserveDate(ReadOnlySpan<byte> key, DateTimeOffset seen)
    {
        if (schema.Find(key) is { Type: ColumnType.Date })
            timeZone.Observe(seen);
    }

    internal bool TryFromLocal(DateTime local, out DateTimeOffset moment) => timeZone.TryFromLocal(local, out moment);

    /// <summary>Finds the link column of a key, in every row of the answer.</summary>
    /// <param name="key">The key, as <see cref="CellReader.Key"/> gives it; 0 for none.</param>
    /// <param name="text">The same in UTF-8.</param>
    internal ColumnSchema? LinkColumn(uint key, ReadOnlySpan<byte> text)
    {
        foreach (var (known, column) in _linkColumns)
        {
            if (known == key)
                return column;
        }

        var found = schema.Find(text);
        if (key != 0)
            _linkColumns.Add((key, found));

        return found;
    }

    internal string? Intern(ref Utf8JsonReader json)
    {
        try
        {
            if (json.ValueTextEquals(_lastUser))
                return _lastUser;

            (_lastUser, _userBefore) = json.ValueTextEquals(_userBefore)
                ? (_userBefore, _lastUser)
                : (json.GetString()!, _lastUser);
            return _lastUser;
        }
        catch (InvalidOperationException)
        {
            return null; // No valid UTF-8.
        }
    }

    /// <summary>Notes something that is the id of no known option; what recurs is noted once.</summary>
    internal UnknownOption UnknownOption(KnownOptions known, string text)
    {
        if (!_unknownByText.TryGetValue((known, text), out var option))
        {
            _unknownByText.Add((known, text), option = new UnknownOption(known, text));
            _unknownOptions.Add(option);
        }

        return option;
    }

    internal CellError Error(string key, string json, string expected) =>
        new(schema.Find(key)?.Name ?? key, key, json, expected);
}
