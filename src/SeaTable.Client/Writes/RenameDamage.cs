namespace SeaTable;

/// <summary>
/// Finds what a write changed by mistake because of a rename at the same time: values in a column that took over the old name,
/// options created anew under their old name.
/// </summary>
internal static class RenameDamage
{
    /// <param name="rows">The rows written.</param>
    /// <param name="number">A column that was written under a name it does not have any more.</param>
    /// <param name="written">The names it was written by.</param>
    /// <param name="current">The names now.</param>
    internal static IEnumerable<string> Find(PendingRow[] rows, int number, TableBinding written, TableBinding current)
    {
        var (then, now) = (written.Column(number).Current, current.Column(number).Current);
        var table = written.Schema.Name;
        if (current.Current.Columns.FirstOrDefault(column => column.Name == then.Name && column.Key != then.Key) is { } other)
        {
            // A row that was to have a value in the other column, too, gets that one again, and nothing is lost.
            var otherNumber = Array.FindIndex(written.Schema.Columns, column => column.Key == other.Key);
            var hit = rows.Count(row => row.Columns.Contains(number) && !(otherNumber >= 0 && row.Columns.Contains(otherNumber)));
            if (hit > 0)
            {
                yield return $"column '{then.Name}' of table '{table}' was renamed to '{now.Name}' during the write or shortly " +
                    $"before, and another column (key {other.Key}) took its name: in {hit} of the rows written, that column " +
                    $"now holds the value meant for '{now.Name}'. Restore it from " +
                    "the base's history.";
            }
        }

        foreach (var option in then.Options)
        {
            if (now.FindOption(option.Id, option.Name) is { } renamed && renamed.Name != option.Name
                && now.FindOption(null, option.Name) is { } stray && then.FindOption(stray.Id, stray.Name) is null)
            {
                yield return $"option '{option.Name}' of column '{now.Name}' of table '{table}' was renamed to " +
                    $"'{renamed.Name}' during the write or shortly before, and the server may have made a new option " +
                    $"'{option.Name}' (id {stray.Id}) of the old name. Delete it if nobody wants it.";
            }
        }
    }
}
