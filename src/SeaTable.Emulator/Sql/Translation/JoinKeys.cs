using System.Globalization;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>
/// Equalities that join tables over what SQLite can't compare by itself, such as a link with a name. Each side is computed once a
/// row, into a list that SQLite can look things up in; otherwise it would be computed for each pair of rows.
/// </summary>
internal sealed class JoinKeys(
    StatementTables tables, SqlBoundNames names, ExpressionCompiler compiler, ComputedExpressions computed)
{
    private readonly List<(int TableIndex, string Value)> _keys = [];

    /// <summary>Gets the WITH clause that goes before the statement.</summary>
    public string With => _keys.Count == 0
        ? ""
        : $"WITH {string.Join(", ", _keys.Select((key, index) => List(index, key.TableIndex, key.Value)))} ";

    /// <summary>Gets the lists, to follow the tables in FROM.</summary>
    public string From => string.Concat(_keys.Select((_, index) => $", {Name(index)}"));

    /// <summary>Gets the conditions that tie the lists to their tables.</summary>
    public IEnumerable<string> Conditions =>
        _keys.Select((key, index) => $"{Name(index)}.place = {Field.Alias(key.TableIndex)}._order");

    /// <summary>Translates an equality, or gets null when it does not join two tables over values of one kind.</summary>
    public string? Equality(SqlBinary binary)
    {
        if (binary.Operator != SqlBinaryOperator.Equal
            || TableOf(binary.Left) is not { } left || TableOf(binary.Right) is not { } right
            || left == right || KindOf(binary.Left) is not { } kind || KindOf(binary.Right) != kind)
        {
            return null;
        }

        return $"({Add(left, binary.Left)} = {Add(right, binary.Right)})";
    }

    private string Add(int tableIndex, SqlExpressionNode expression)
    {
        var value = compiler.Compile(expression);
        _keys.Add((tableIndex, computed.Add(scope => Key(value(scope)), tables.FieldsIn(expression, insideAggregates: false))));
        return $"{Name(_keys.Count - 1)}.value";
    }

    private string List(int index, int tableIndex, string value)
    {
        var alias = Field.Alias(tableIndex);
        var table = SqlNames.Table(tables[tableIndex]);
        return $"{Name(index)} AS MATERIALIZED (SELECT {alias}._order AS place, {value} AS value FROM {table} AS {alias})";
    }

    private int? TableOf(SqlExpressionNode expression) =>
        tables.FieldsIn(expression, insideAggregates: false).Select(field => field.TableIndex).Distinct().ToList() is [var index]
            ? index
            : null;

    private SqlKind? KindOf(SqlExpressionNode expression) =>
        names.TypeOf(expression).Element is var kind and (SqlKind.Text or SqlKind.Number or SqlKind.Boolean or SqlKind.Date)
            ? kind
            : null;

    // Two dates are equal whether they show a time or not.
    private static object? Key(object? value) => SqlComparison.Single(value) switch
    {
        DateValue date => date.Local.Ticks,
        var single => EncodedValue.Of(single),
    };

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"k{index}");
}
