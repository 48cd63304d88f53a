using SeaTable.Emulator.Schema;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>The tables that a statement names, and which of their columns a name means.</summary>
internal sealed class StatementTables
{
    private readonly SqlBoundNames _names;
    private readonly List<Table> _tables;
    private readonly Dictionary<(int Table, string Key, string Name), Field> _fields = [];

    public StatementTables(EmulatedSchema schema, SqlBoundNames names)
    {
        _names = names;
        _tables = names.Tables.ConvertAll(table => schema.TableWithId(table.Id)!);
    }

    public int Count => _tables.Count;

    public Table this[int index] => _tables[index];

    /// <summary>Gets the field that a reference means, or null when it means an alias or a constant.</summary>
    public Field? Find(SqlColumnReference reference) => _names.Column(reference) is { } use ? Find(use) : null;

    public Field Find(SqlColumnUse use)
    {
        var key = (use.TableIndex, use.Column.Key, use.Column.Name);
        if (_fields.TryGetValue(key, out var field))
            return field;
        var table = _tables[use.TableIndex];
        var column = table.Columns.Find(candidate => candidate.Key == use.Column.Key && candidate.Name == use.Column.Name);
        return _fields[key] = column is null
            ? Field.Of(use.TableIndex, table, SystemField.Find(use.Column.Key)!)
            : Field.Of(use.TableIndex, table, column);
    }

    /// <summary>Determines whether a column holds several values.</summary>
    public bool IsList(SqlColumnReference reference) => _names.TypeOf(reference).Kind == SqlKind.List;

    /// <summary>Gets what an alias stands for, or null when the reference is none.</summary>
    public SqlExpressionNode? Aliased(SqlColumnReference reference) => _names.Alias(reference)?.Value;

    /// <summary>Gets the expression itself, or what it stands for when it is an alias.</summary>
    public SqlExpressionNode ResolveAlias(SqlExpressionNode expression) =>
        expression is SqlColumnReference reference && Aliased(reference) is { } value ? value : expression;

    /// <summary>Gets all fields that an expression looks at, outside of aggregates or everywhere.</summary>
    public IEnumerable<Field> FieldsIn(SqlExpressionNode expression, bool insideAggregates)
    {
        if (ResolveAlias(expression) is SqlColumnReference reference)
            return Find(reference) is { } field ? [field] : [];
        if (!insideAggregates && AggregateCall.Is(ResolveAlias(expression)))
            return [];
        return SqlTree.Children(ResolveAlias(expression)).SelectMany(part => FieldsIn(part, insideAggregates));
    }

    /// <summary>Gets all aggregates in an expression.</summary>
    public IEnumerable<SqlCall> AggregatesIn(SqlExpressionNode expression) => ResolveAlias(expression) switch
    {
        SqlCall call when AggregateCall.Is(call) => [call],
        var other => SqlTree.Children(other).SelectMany(AggregatesIn),
    };
}
