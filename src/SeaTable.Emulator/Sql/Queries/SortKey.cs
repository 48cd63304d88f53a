using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Queries;

/// <summary>
/// What rows are sorted by: options by their order in the column, all else by value, and NULL before everything.
/// </summary>
internal sealed class SortKey : IComparer<object?>
{
    public static readonly SortKey Comparer = new();

    /// <summary>Builds the key as SQLite sorts by it.</summary>
    public static string Sqlite(Query query, SqlExpressionNode expression) =>
        query.Tables.ResolveAlias(expression) is SqlColumnReference reference
        && query.Tables.Find(reference) is { Kind: not (StoredKind.Other or StoredKind.Option) } field
            ? field.SqliteName
            : query.Computed.Add(Compile(query, expression), query.Tables.FieldsIn(expression, insideAggregates: false));

    /// <summary>Compiles the key to a function of a row or a group.</summary>
    public static Func<Scope, object?> Compile(Query query, SqlExpressionNode expression)
    {
        if (query.Tables.ResolveAlias(expression) is SqlColumnReference reference
            && query.Tables.Find(reference) is { Kind: StoredKind.Option } field)
        {
            return scope => Position(field, scope);
        }

        var value = query.Compiler.Compile(expression);
        return scope => EncodedValue.Of(value(scope));
    }

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string left, string right) => SqlComparison.OrderOfTexts(left, right),
        (string, _) => 1,
        (_, string) => -1,
        _ => Convert.ToDouble(x, null).CompareTo(Convert.ToDouble(y, null)),
    };

    private static double? Position(Field field, Scope scope)
    {
        var column = field.Column!;
        return scope.Rows[field.TableIndex].Cell(column) is string id && column.Options.NameOf(id) is not null
            ? column.Options.PositionOf(id)
            : null;
    }
}
