using System.Globalization;
using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Finds what a write changed by mistake because of a rename at the same time: values in a column that had the name of another
/// one for a moment, options created anew under their old name.
/// </summary>
internal sealed class MisplacedValues(TableSchema schema)
{
    private const int MostTold = 5;

    /// <summary>The letters of a text that hardly stands in two columns of a row by chance.</summary>
    private const int LongText = 8;

    private readonly Dictionary<string, HashSet<SeaTableRow>> _strays = [];
    private readonly Dictionary<(string RowId, string Key), SeaTableOverwrittenValue> _overwritten = [];
    private readonly Dictionary<(string Written, string Key), (string Words, HashSet<string> Rows)> _places = [];

    /// <summary>The rows that they stand in.</summary>
    internal HashSet<SeaTableRow> Rows { get; } = [];

    /// <summary>The columns of new rows that were to be empty and hold such a value.</summary>
    internal Dictionary<SeaTableRow, ColumnSet> ToEmpty { get; } = [];

    internal void Find(IReadOnlyList<SentCells> rows, StoredCells stored, TableBinding current, Evidence needed)
    {
        foreach (var row in rows)
        {
            foreach (var column in row.Unproven)
            {
                FindStray(row, row.ColumnOf(column), current);
                foreach (var other in current.Current.Columns)
                {
                    if (other.Key != row.ColumnOf(column).Key && ColumnTypes.IsWritable(other.Type))
                        FindIn(other, row, column, stored, current, needed);
                }
            }
        }
    }

    /// <summary>The values found in columns that they were not meant for.</summary>
    /// <param name="only">The row to tell of; null for all.</param>
    internal IReadOnlyList<SeaTableOverwrittenValue> Overwritten(SeaTableRow? only) =>
        [.. _overwritten.Values.Where(value => only is null || value.RowId == only.RowId)];

    /// <summary>Says what was found.</summary>
    /// <param name="only">The row to tell of; null for all.</param>
    internal List<string> Tell(SeaTableRow? only) =>
    [
        .. _places.Where(place => only is null || place.Value.Rows.Contains(only.RowId))
            .Select(place => Tell(place.Key.Key, place.Value.Words, only is null ? place.Value.Rows : [only.RowId])),
        .. _strays.Where(stray => only is null || stray.Value.Contains(only)).Select(stray => stray.Key),
    ];

    private void FindIn(
        ColumnMetadata other, SentCells row, int column, StoredCells stored, TableBinding current, Evidence needed)
    {
        if (stored.Find(row.RowId)?.Member(other.Key) is not { } cell)
            return;

        var number = Array.FindIndex(schema.Columns, known => known.Key == other.Key);
        var written = row.ColumnOf(column);
        var (value, options) = (row.ValueOf(column), stored.OptionsOf(other.Key) ?? other.Options);
        if (number >= 0 && row.Columns.Contains(number))
        {
            // A column that has a value of its own in the row gets it again; but an empty one of a new row counts as proven.
            if (row.IsNew && CellComparison.IsEmpty(row.ValueOf(number)) && !CellComparison.IsEmpty(cell)
                && ConvertedValue.MayBe(other, options, value, cell))
            {
                ToEmpty[row.Row] = ToEmpty.GetValueOrDefault(row.Row).With(number);
            }

            return;
        }

        var before = row.IsNew ? SentCells.BeforeIfNew(other, cell)
            : row.Row is AssignedRow assigned ? assigned.Before.Member(other.Key) ?? Read(assigned.AsRead, number, current)
            : number < 0 ? null : Known(row.Row, number, current) ?? EmptyIfRead(row.Row, needed);
        var isLong = IsTruth(value) ? cell.ValueKind == JsonValueKind.String
            : value.ValueKind != JsonValueKind.Number && CellComparison.Plain(value).Length >= LongText;
        if ((before is null && needed == Evidence.Change)
            || ((before is null || row.IsNew) && needed == Evidence.LongText && !isLong))
        {
            return;
        }

        if (before is { } known
            && (CellComparison.Plain(known) == CellComparison.Plain(cell) || CellComparison.IsSame(other, options, known, cell)))
        {
            return;
        }

        var tookTheName = other.Name == written.Name;
        var holdsIt = ConvertedValue.MayBe(other, options, value, cell);
        var isTelling = before is not null || IsTelling(other, options, value, cell);
        if (!(holdsIt && (tookTheName || isTelling)) && !(tookTheName && !ColumnTypes.CanWrite(written.Type, other.Type)))
            return; // Another type may have made something else of the value.

        if (!_places.TryGetValue((written.Name, other.Key), out var place))
            _places.Add((written.Name, other.Key), place = (Words(written, other, tookTheName, current), []));

        place.Rows.Add(row.RowId);
        Rows.Add(row.Row);
        _overwritten.TryAdd((row.RowId, other.Key), new SeaTableOverwrittenValue(
            row.RowId, other.Key, other.Name, row.IsNew ? null : before?.GetRawText(), cell.GetRawText()));
    }

    private string Words(ColumnMetadata written, ColumnMetadata other, bool tookTheName, TableBinding current)
    {
        var now = current.Current.FindColumn(written.Key);
        var what = now is null ? "is no longer in the base" : $"was renamed to '{now.Name}' during the write or shortly before";
        return tookTheName
            ? $"column '{written.Name}' of table '{schema.Name}' {what}, and another column (key {other.Key}) took its name"
            : $"another column, '{other.Name}' (key {other.Key}) of table '{schema.Name}', seems to have had the name " +
                $"'{written.Name}' for the moment of the write";
    }

    private string Tell(string key, string words, HashSet<string> rows)
    {
        var known = _overwritten.Values
            .Where(value => value.ColumnKey == key && value.JsonBefore is not null && rows.Contains(value.RowId)).ToList();
        var before = string.Concat(known.Take(MostTold).Select(value =>
            $" Row {value.RowId} held {value.JsonBefore} there when it was read."));
        return string.Create(CultureInfo.InvariantCulture,
            $"{words}: in {rows.Count} of the rows written, that column now holds the value meant for the first.") +
            before + (known.Count == rows.Count && known.Count <= MostTold ? "" : " Restore it from the base's history.");
    }

    /// <summary>The server makes a new option of a name that it does not know.</summary>
    private void FindStray(SentCells row, ColumnMetadata written, TableBinding current)
    {
        if (current.Current.FindColumn(written.Key) is not { } now)
            return;

        foreach (var option in written.Options)
        {
            if (now.FindOption(option.Id, option.Name) is { } renamed && renamed.Name != option.Name
                && now.FindOption(null, option.Name) is { } stray && written.FindOption(stray.Id, stray.Name) is null)
            {
                var words = $"option '{option.Name}' of column '{now.Name}' of table '{schema.Name}' was renamed to " +
                    $"'{renamed.Name}' during the write or shortly before, and the server may have made a new option " +
                    $"'{option.Name}' (id {stray.Id}) of the old name. Delete it if nobody wants it.";
                if (!_strays.TryGetValue(words, out var rows))
                    _strays.Add(words, rows = []);

                rows.Add(row.Row);
            }
        }
    }

    /// <summary>
    /// Whether a cell of which nobody knows what it held hardly holds by chance what became of a value: a text of some length, or
    /// one that says whether a box is ticked, or the value itself.
    /// </summary>
    private static bool IsTelling(
        ColumnMetadata other, IReadOnlyList<OptionMetadata>? options, JsonElement value, JsonElement cell) =>
        !CellComparison.IsEmpty(value) && !CellComparison.IsEmpty(cell)
            && (CellComparison.Plain(cell).Length >= LongText || (IsTruth(value) ? cell.ValueKind == JsonValueKind.String
                : CellComparison.IsSame(other, options, value, cell)));

    private static bool IsTruth(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>A row that was read held nothing where it has nothing, but automations fill what others change.</summary>
    private static JsonElement? EmptyIfRead(SeaTableRow row, Evidence needed) =>
        needed == Evidence.Value && row.RowCreatedAt is not null ? JsonMembers.Null : null;

    private static JsonElement? Read(SeaTableRow? row, int number, TableBinding current) =>
        row is null || number < 0 ? null : Known(row, number, current) ?? JsonMembers.Null;

    /// <summary>What the row object holds in a column that nothing was assigned to: the value that was read.</summary>
    private static JsonElement? Known(SeaTableRow row, int number, TableBinding current)
    {
        return row.Written(number, current) is { } value
            && !CellComparison.IsEmpty(value) && value.ValueKind != JsonValueKind.False ? value : null;
    }
}

/// <summary>What tells that a value which stands in two columns was not meant for both.</summary>
internal enum Evidence
{
    /// <summary>That it is one which tells; the column that it was meant for does not hold it, or has another name now.</summary>
    Value,

    /// <summary>That it is a text which is too long to stand there by chance, or one that was not there before.</summary>
    LongText,

    /// <summary>That it was not there before.</summary>
    Change,
}
