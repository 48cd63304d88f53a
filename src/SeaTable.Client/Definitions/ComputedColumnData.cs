using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>A formula.</summary>
public sealed class FormulaColumnData : ColumnData
{
    /// <summary>Initializes a new instance of the <see cref="FormulaColumnData"/> class.</summary>
    /// <param name="formula">The formula, such as <c>{Price} * {Amount}</c>, with columns named as they are named now.</param>
    public FormulaColumnData(string formula)
        : base(ColumnTypeNames.Formula)
    {
        ArgumentException.ThrowIfNullOrEmpty(formula);
        Formula = formula;
    }

    /// <summary>Gets the formula.</summary>
    public string Formula { get; }

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteString("formula"u8, Formula);
        json.WriteEndObject();
    }
}

/// <summary>Links to the rows of a table. The server makes a column of them in the other table, too.</summary>
public sealed class LinkColumnData : ColumnData
{
    /// <summary>Initializes a new instance of the <see cref="LinkColumnData"/> class.</summary>
    /// <param name="otherTable">The table whose rows are linked; it may be the column's own.</param>
    public LinkColumnData(TableReference otherTable)
        : base(ColumnTypeNames.Link) => OtherTable = otherTable;

    /// <summary>Gets the table whose rows are linked.</summary>
    public TableReference OtherTable { get; }

    internal override bool HasSettings => true;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteString("table"u8, names.TableName);
        json.WriteString("other_table"u8, names.Base.Find(OtherTable).Name);
        json.WriteEndObject();
    }
}

/// <summary>What is computed of the rows that a link leads to.</summary>
/// <remarks>The columns of the other table are named as they are named now, or by the generated code.</remarks>
public sealed class LinkFormulaColumnData : ColumnData
{
    private readonly string _kind;
    private readonly ColumnReference _link;
    private readonly (string Member, ColumnReference Column)[] _columns;
    private readonly string? _method;

    private LinkFormulaColumnData(
        string kind, ColumnReference link, string? method = null, params (string Member, ColumnReference Column)[] columns)
        : base(ColumnTypeNames.LinkFormula) => (_kind, _link, _method, _columns) = (kind, link, method, columns);

    internal override bool HasSettings => true;

    /// <summary>Gets how many rows are linked.</summary>
    /// <param name="link">The link.</param>
    /// <returns>The type of a column.</returns>
    public static LinkFormulaColumnData CountLinks(ColumnReference link) => new(LinkFormulaKinds.CountLinks, link);

    /// <summary>Gets the cells of the linked rows.</summary>
    /// <param name="link">The link.</param>
    /// <param name="column">The column of the linked table.</param>
    /// <returns>The type of a column.</returns>
    public static LinkFormulaColumnData Lookup(ColumnReference link, ColumnReference column) =>
        new(LinkFormulaKinds.Lookup, link, null, ("level1_linked_column", column));

    /// <summary>Gets the cells of the linked rows, each value once.</summary>
    /// <param name="link">The link.</param>
    /// <param name="column">The column of the linked table.</param>
    /// <returns>The type of a column.</returns>
    public static LinkFormulaColumnData DistinctValues(ColumnReference link, ColumnReference column) =>
        new(LinkFormulaKinds.ArrayUnique, link, null, ("level1_linked_column", column));

    /// <summary>Gets one value of the cells of the linked rows.</summary>
    /// <param name="link">The link.</param>
    /// <param name="column">The column of the linked table.</param>
    /// <param name="method">How one value is made of many.</param>
    /// <returns>The type of a column.</returns>
    public static LinkFormulaColumnData Rollup(ColumnReference link, ColumnReference column, RollupMethod method) => new(
        LinkFormulaKinds.Rollup, link, method switch
        {
            RollupMethod.Average => RollupMethods.Average,
            RollupMethod.Concatenate => RollupMethods.Concatenate,
            RollupMethod.Max => RollupMethods.Max,
            RollupMethod.Min => RollupMethods.Min,
            _ => RollupMethods.Sum,
        },
        ("summary_column", column));

    /// <summary>Gets a cell of the linked row in which another column is the largest.</summary>
    /// <param name="link">The link.</param>
    /// <param name="column">The column of the linked table whose cell is given.</param>
    /// <param name="largest">The column of the linked table that is compared.</param>
    /// <returns>The type of a column.</returns>
    public static LinkFormulaColumnData FindMax(ColumnReference link, ColumnReference column, ColumnReference largest) =>
        new(LinkFormulaKinds.FindMax, link, null, ("searched_column", column), ("comparison_column", largest));

    /// <summary>Gets a cell of the linked row in which another column is the smallest.</summary>
    /// <param name="link">The link.</param>
    /// <param name="column">The column of the linked table whose cell is given.</param>
    /// <param name="smallest">The column of the linked table that is compared.</param>
    /// <returns>The type of a column.</returns>
    public static LinkFormulaColumnData FindMin(ColumnReference link, ColumnReference column, ColumnReference smallest) =>
        new(LinkFormulaKinds.FindMin, link, null, ("searched_column", column), ("comparison_column", smallest));

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        var table = names.Table ?? throw new ArgumentException(
            $"The table '{names.TableName}' has no links before it is made: insert the column of the type {TypeName} " +
            "afterwards.");
        var link = table.Find(_link);
        var linked = names.Base.LinkedTable(table, link);
        json.WriteStartObject();
        json.WriteString("formula"u8, _kind);
        json.WriteString("link_column"u8, link.Name);
        foreach (var (member, column) in _columns)
            json.WriteString(member, linked.Find(column).Name);

        if (_method is not null)
            json.WriteString(LinkFormulaSettings.Method, _method);

        json.WriteEndObject();
    }
}

/// <summary>How a roll-up makes one value of those of the linked rows.</summary>
public enum RollupMethod
{
    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The average.</summary>
    Average,

    /// <summary>The texts, one behind the other.</summary>
    Concatenate,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The smallest.</summary>
    Min,
}
