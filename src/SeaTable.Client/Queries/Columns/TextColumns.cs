using System.ComponentModel;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of text: text, long text, e-mail or URL.</summary>
public sealed class TextColumn : TextExpression, ISqlValue<string?>, ISqlGroupKey<string?>
{
    /// <summary>Initializes a new instance of the <see cref="TextColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="value">The text; <see langword="null"/> empties the cell.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(string? value) => new(Source, (ref CellWriter writer) => writer.WriteText(value));

    string? ISqlValue<string?>.Read(ref CellReader reader) => reader.ReadText();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}

/// <summary>A text that the server sets, such as an automatic number.</summary>
public sealed class ComputedTextColumn : TextExpression, ISqlValue<string?>, ISqlGroupKey<string?>
{
    /// <summary>Initializes a new instance of the <see cref="ComputedTextColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ComputedTextColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    string? ISqlValue<string?>.Read(ref CellReader reader) => reader.ReadText();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}

/// <summary>A formula that gives a text. One that resulted in an error counts as empty.</summary>
public sealed class TextFormula : TextExpression, ISqlValue<FormulaResult<string>>, ISqlGroupKey<string?>
{
    /// <summary>Initializes a new instance of the <see cref="TextFormula"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<string> ISqlValue<FormulaResult<string>>.Read(ref CellReader reader) => reader.ReadTextResult();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}
