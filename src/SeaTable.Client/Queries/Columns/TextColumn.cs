using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of text: text, long text, e-mail or URL.</summary>
public sealed class TextColumn : TextExpression, ISqlValue<string?>, ISqlGroupKey<string?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public TextColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">The text; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(string? value) => new(Source, (ref CellWriter writer) => writer.WriteText(value));

    string? ISqlValue<string?>.Read(ref CellReader reader) => reader.ReadText();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}
