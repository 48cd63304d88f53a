using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The texts that a link formula finds in linked rows.</summary>
public sealed class TextListColumn : ListExpression<string>, ISqlValue<IReadOnlyList<string>>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public TextListColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
        First = new FirstText(Source);
    }

    /// <summary>The first text of the list, which is what SeaTable compares.</summary>
    public FirstText First { get; }

    IReadOnlyList<string> ISqlValue<IReadOnlyList<string>>.Read(ref CellReader reader) => reader.ReadTexts();

    private protected override void Write(SqlWriter writer, string value) => writer.Text(value);
}
