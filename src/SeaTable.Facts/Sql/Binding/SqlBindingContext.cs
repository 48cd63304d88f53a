using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>What is known of a statement while it is bound.</summary>
internal sealed class SqlBindingContext(SqlSchema schema, IReadOnlyList<SqlType> parameters)
{
    private readonly List<SqlProblem> _problems = [];

    public SqlSchema Schema { get; } = schema;

    public SqlBoundNames Names { get; } = new();

    public IReadOnlyList<SqlProblem> Problems => _problems;

    /// <summary>What a parameter holds.</summary>
    public SqlType TypeOf(SqlParameterMarker parameter) => parameter.Index < parameters.Count
        ? parameters[parameter.Index] : SqlType.Unknown;

    public void Report(SqlProblemCode code, SqlNode about, string message, string? replacement = null) =>
        Report(code, about.Span, message, replacement);

    public void Report(SqlProblemCode code, SqlSpan span, string message, string? replacement = null,
        SqlSpan? replaced = null) =>
        _problems.Add(new SqlProblem(code, span, message, replacement, replaced));
}
