namespace SeaTable.Generators.Mapping;

/// <summary>
/// The class of the runtime that represents a column in queries: it offers what SQL can do with the column's values.
/// </summary>
/// <param name="Class">The name of the class in <c>SeaTable.Queries</c>.</param>
/// <param name="TypeArgument">Its type arguments, fully qualified, or null when the class is not generic.</param>
/// <param name="Argument">What its constructor takes in addition to the table and the number of the column.</param>
internal sealed record QueryColumn(
    string Class, string? TypeArgument = null, QueryColumnArgument Argument = QueryColumnArgument.None)
{
    /// <summary>Gets the class, fully qualified.</summary>
    public string Type => "global::SeaTable.Queries." + Class + (TypeArgument is null ? "" : "<" + TypeArgument + ">");

    /// <summary>Gets a value indicating whether SQL can do nothing with the column but select it.</summary>
    public bool IsOnlySelected { get; private init; }

    /// <summary>Creates the class of a column whose values are options.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="optionType">The type of the options, fully qualified.</param>
    public static QueryColumn OfOptions(string name, string optionType) => new(name, optionType, QueryColumnArgument.Options);

    /// <summary>Creates the class of a column that reads its values like the row does.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="typeArgument">Its type argument, fully qualified.</param>
    public static QueryColumn Reading(string name, string typeArgument) => new(name, typeArgument, QueryColumnArgument.Reader);

    /// <summary>Creates the class of a column of links.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="row">The class of the linked rows, fully qualified.</param>
    /// <param name="columns">The class of the columns of their table, fully qualified.</param>
    public static QueryColumn OfLinks(string name, string row, string columns) =>
        new(name, row + ", " + columns, QueryColumnArgument.Links);

    /// <summary>Creates the class of a column that can be selected, but neither filtered nor sorted by.</summary>
    /// <param name="type">The type of the values, fully qualified.</param>
    public static QueryColumn OnlySelected(string type) => Reading("ValueColumn", type) with { IsOnlySelected = true };
}

/// <summary>What the constructor of a query column takes in addition to the table and the number of the column.</summary>
internal enum QueryColumnArgument
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The options that the schema file has.</summary>
    Options,

    /// <summary>The method that reads a cell.</summary>
    Reader,

    /// <summary>The method that reads a cell, and the linked table.</summary>
    Links,
}
