namespace SeaTable.Tool.Comparison;

/// <summary>What a change means to programs that were built before it. The larger, the worse.</summary>
internal enum Severity
{
    /// <summary>Only people see it: an order, a colour, a description.</summary>
    Cosmetic,

    /// <summary>Programs go on as they are.</summary>
    Compatible,

    /// <summary>Code does not compile any more after a pull, or fails at run time before one.</summary>
    Breaking,
}

/// <summary>What happened to a part of a base.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another name.</summary>
    Renamed,

    /// <summary>It has another type, in the base or in C#.</summary>
    Retyped,

    /// <summary>It has other settings.</summary>
    Changed,

    /// <summary>It stands at another place.</summary>
    Moved,

    /// <summary>It has another name in C#.</summary>
    RenamedInCode,
}

/// <summary>A difference between two schemas.</summary>
/// <param name="Severity">What it means.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Place">To what.</param>
/// <param name="Message">In words, after the place.</param>
internal sealed record SchemaChange(Severity Severity, ChangeKind Kind, SchemaPlace Place, string Message);

/// <summary>A part of a base: a table, or a column, option or view in it.</summary>
/// <param name="Table">The name of the table; null for the base itself.</param>
/// <param name="Column">The name of the column.</param>
/// <param name="Option">The name of the option.</param>
/// <param name="View">The name of the view.</param>
internal sealed record SchemaPlace(string? Table, string? Column = null, string? Option = null, string? View = null)
{
    /// <summary>Gets the place in words that a message begins with.</summary>
    public override string ToString() => this switch
    {
        { Option: { } option } => $"Option \"{option}\" of {Table}.{Column}",
        { Column: { } column } => $"Column {Table}.{column}",
        { View: { } view } => $"View \"{view}\" of {Table}",
        { Table: { } table } => $"Table {table}",
        _ => "The base",
    };
}
