using System.Collections.Generic;

namespace SeaTable.Generators.Naming;

/// <summary>All C# names of a table.</summary>
/// <param name="Stem">The name of the client's property, with which the names of the table's types begin.</param>
/// <param name="Columns">The names of each column by its key.</param>
/// <param name="Views">The member of each view by its id.</param>
internal sealed record TableNames(
    string Stem,
    IReadOnlyDictionary<string, ColumnNames> Columns,
    IReadOnlyDictionary<string, string> Views)
{
    /// <summary>What the names of a table's own types end in.</summary>
    public static readonly IReadOnlyList<string> TypeEndings = ["Table", "Row", "Columns", "Views", "Links"];

    /// <summary>The class of the table.</summary>
    public string TableType => TableTypeOf(Stem);

    /// <summary>The class of its rows.</summary>
    public string RowType => Stem + "Row";

    /// <summary>The class of its columns.</summary>
    public string ColumnsType => Stem + "Columns";

    /// <summary>The class of its links.</summary>
    public string LinksType => Stem + "Links";

    /// <summary>The class of its views.</summary>
    public string ViewsType => Stem + "Views";

    /// <summary>The class of the table with that stem.</summary>
    public static string TableTypeOf(string stem) => stem + "Table";
}
