using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A checkbox. One that was never set counts as not checked.</summary>
public sealed class CheckboxColumn : CheckboxExpression, ISqlValue<bool>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public CheckboxColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">Whether it shall be checked.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(bool value) => new(Source, (ref CellWriter writer) => writer.WriteCheckbox(value));

    bool ISqlValue<bool>.Read(ref CellReader reader) => reader.ReadCheckbox();
}
