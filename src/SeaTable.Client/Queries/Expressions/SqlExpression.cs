namespace SeaTable.Queries;

/// <summary>A column, or what a function makes of one. What can be done with it depends on its type.</summary>
public abstract class SqlExpression : ISqlExpression
{
    private readonly SqlSource _source;

    private protected SqlExpression(SqlSource source) => _source = source;

    SqlSource ISqlExpression.Source => _source;

    private protected SqlSource Source => _source;

    /// <summary>How SQL writes it, with the name from the schema.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _source.Function is { } function ? $"{function}({_source.Column.Name})" : _source.Column.Name;
}
