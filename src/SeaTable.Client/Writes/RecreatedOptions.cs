using System.Globalization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Finds options that were deleted shortly before a write. They are sent by their names, so the server makes new ones of those,
/// and cells hold options which the schema does not know.
/// </summary>
internal sealed class RecreatedOptions(TableSchema schema)
{
    private readonly Dictionary<(string Key, string NewId), RecreatedOption> _options = [];

    /// <summary>The rows that hold such options.</summary>
    internal HashSet<SeaTableRow> Rows { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes out the columns of a row that hold such options: sending them again would change nothing.</summary>
    internal SentCells Without(SentCells row, StoredCells stored)
    {
        if (row.Table.Settings.CreateMissingOptions)
            return row; // Then a name that the base does not have is to become an option.

        var recreated = row.Unproven.Where(column => Find(row, column, stored));
        if (recreated.IsEmpty)
            return row;

        Rows.Add(row.Row);
        return row with { Columns = row.Columns.Except(recreated), Unproven = row.Unproven.Except(recreated) };
    }

    /// <summary>Says what was found.</summary>
    /// <param name="only">The row to tell of; null for all.</param>
    internal IEnumerable<string> Tell(SeaTableRow? only) => Find(only).Select(option => option.Words);

    /// <summary>The exception that tells it where nothing else is to be told; null when nothing was found.</summary>
    /// <param name="stored">What is stored, as the beginning of a sentence.</param>
    /// <param name="only">The row to tell of; null for all.</param>
    internal SeaTableSchemaException? ToException(string stored, SeaTableRow? only) =>
        Find(only).FirstOrDefault() is not { } first ? null : new SeaTableSchemaException(
            $"{stored}, but not with the options that were meant. {string.Join(" ", Tell(only))}", schema.Name, first.Column)
        {
            IsAfterSending = true,
        };

    private IEnumerable<RecreatedOption> Find(SeaTableRow? only) =>
        _options.Values.Where(option => only is null || option.Rows.Contains(only));

    private bool Find(SentCells row, int column, StoredCells stored)
    {
        var written = row.ColumnOf(column);
        if (written.Type is not (ColumnType.SingleSelect or ColumnType.MultipleSelect)
            || stored.OptionsOf(written.Key) is not { } options || row.Find(column, stored) is not { } cell)
        {
            return false;
        }

        var ids = CellComparison.List(cell);
        var isFound = false;
        foreach (var name in CellComparison.List(row.ValueOf(column)))
        {
            if (written.FindOption(null, name) is not { } meant || options.Any(option => option.Id == meant.Id)
                || options.FirstOrDefault(option => option.Name == name && ids.Contains(option.Id)) is not { } made)
            {
                continue;
            }

            isFound = true;
            if (!_options.TryGetValue((written.Key, made.Id), out var option))
            {
                var words = string.Create(CultureInfo.InvariantCulture,
                    $"Option '{name}' (id {meant.Id}) of column '{written.Name}' of table '{schema.Name}' was deleted in the ") +
                    $"base shortly before, so the server made a new option of its name (id {made.Id}). Delete the new one if " +
                    "nobody wants it, get the schema file anew from the base and build again.";
                _options.Add((written.Key, made.Id), option = new RecreatedOption(schema.Columns[column].Name, words));
            }

            option.Rows.Add(row.Row);
        }

        return isFound;
    }
}

/// <summary>An option that the server made anew.</summary>
/// <param name="Column">The name of its column.</param>
/// <param name="Words">What to say about it.</param>
internal sealed record RecreatedOption(string Column, string Words)
{
    /// <summary>The rows that hold it.</summary>
    internal HashSet<SeaTableRow> Rows { get; } = new(ReferenceEqualityComparer.Instance);
}
