namespace SeaTable.Emulator.Columns;

/// <summary>What writing cells needs to know, and what it changes beside the cells.</summary>
internal sealed class WriteContext(TimeZoneInfo timeZone, DateTimeOffset now, string userName, Ids ids)
{
    /// <summary>Gets the time zone of the server, which dates are local to.</summary>
    public TimeZoneInfo TimeZone { get; } = timeZone;

    public DateTimeOffset Now { get; } = now;

    /// <summary>Gets who writes: the app name of the API token.</summary>
    public string UserName { get; } = userName;

    /// <summary>Gets the columns that a write created options in, so that the schema has to be saved.</summary>
    public List<Column> ChangedColumns { get; } = [];

    public DateTime LocalNow => TimeZoneInfo.ConvertTime(Now, TimeZone).DateTime;

    /// <summary>Gets the id of the option of that name, which is created when the column has none.</summary>
    public string OptionId(Column column, string name)
    {
        if (column.Options.IdOf(name) is { } known)
            return known;
        if (!ChangedColumns.Contains(column))
            ChangedColumns.Add(column);
        return column.Options.Add(name, ids);
    }
}
