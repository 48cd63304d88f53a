using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>How a column looks in C#: the answer of <see cref="ColumnMappings"/>.</summary>
/// <param name="ColumnType">The member of <c>SeaTable.ColumnType</c>.</param>
/// <param name="Words">The type in SeaTable's words, for documentation.</param>
/// <param name="Type">The C# type of property and field, fully qualified.</param>
/// <param name="Reader">The method of the cell reader that gives a value.</param>
/// <param name="Query">The class that represents the column in queries.</param>
internal sealed record ColumnMapping(string ColumnType, string Words, string Type, string Reader, QueryColumn Query)
{
    /// <summary>The argument that the reader method needs.</summary>
    public string? ReaderArgument { get; init; }

    /// <summary>The method of the cell writer that takes a value; null makes the property read-only.</summary>
    public string? Writer { get; init; }

    /// <summary>The method of the row that stores an assigned value.</summary>
    public string Setter { get; init; } = "Assign";

    /// <summary>The value that stands for nothing where that is not the type's default.</summary>
    public string? Empty { get; init; }

    /// <summary>
    /// The member of the row that already holds the value, because the column is one of the row's system fields.
    /// </summary>
    public string? RowMember { get; init; }

    /// <summary>Whether a date has a time of day.</summary>
    public bool HasTime { get; init; }

    /// <summary>The smallest number that the column takes, as C# writes it.</summary>
    public string? Minimum { get; init; }

    /// <summary>The largest number that the column takes, as C# writes it.</summary>
    public string? Maximum { get; init; }

    /// <summary>Where a link column leads.</summary>
    public LinkTarget? Link { get; init; }

    /// <summary>Why the property is read-only.</summary>
    public string? ReadOnlyReason { get; init; }

    /// <summary>The formula that the server computes the value by, for documentation.</summary>
    public string? Formula { get; init; }

    /// <summary>Sentences about the values that one has to know, for the summary, which lists of completions show.</summary>
    public EquatableArray<string> Facts { get; init; }

    /// <summary>Sentences about format and settings that one may want to know, for the rest of the documentation.</summary>
    public EquatableArray<string> Notes { get; init; }

    /// <summary>Whether values can be written.</summary>
    public bool IsWritable => Writer is not null;
}
