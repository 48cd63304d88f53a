namespace SeaTable.Queries;

/// <summary>A condition on one column.</summary>
internal sealed class Comparison(Action<SqlWriter> write) : SqlCondition
{
    internal override void Write(SqlWriter writer) => write(writer);

    internal static SqlCondition IsNull(SqlSource source) => source.IsCountry
        ? new Comparison(writer => writer.Sql("(").Source(source).Sql(" IS NULL OR ").Source(source).Sql(" = '')"))
        : new Comparison(writer => writer.Tested(source).Sql(" IS NULL"));

    internal static SqlCondition IsNotNull(SqlSource source) => source.IsCountry
        ? !IsNull(source)
        : new Comparison(writer => writer.Tested(source).Sql(" IS NOT NULL"));

    /// <summary>
    /// <c>source symbol value</c>. What a function makes of an empty cell is not certain, so the cell is asked, too.
    /// </summary>
    internal static SqlCondition Of(SqlSource source, string symbol, Action<SqlWriter> value)
    {
        var comparison = new Comparison(writer =>
        {
            writer.Source(source).Sql(" ").Sql(symbol).Sql(" ");
            value(writer);
        });
        return source.Function is null || source.IsCountry ? comparison
            : symbol == "!=" ? IsNull(source) | comparison
            : IsNotNull(source) & comparison;
    }

    /// <summary><c>source operator (value, value)</c></summary>
    internal static SqlCondition OfList<T>(
        SqlSource source, string symbol, IReadOnlyList<T> values, Action<SqlWriter, T> write) =>
        Of(source, symbol, writer =>
        {
            writer.Sql("(");
            for (var i = 0; i < values.Count; i++)
            {
                if (i > 0)
                    writer.Sql(", ");

                write(writer, values[i]);
            }

            writer.Sql(")");
        });
}
