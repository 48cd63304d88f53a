using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Translation;
using SeaTable.Emulator.Storage;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Queries;

/// <summary>A statement that was checked against the base, with all that running it needs.</summary>
internal sealed class Query : IDisposable
{
    private readonly EmulatedSchema _schema;
    private readonly Database _database;
    private readonly ConditionTranslator _conditions;
    private readonly JoinKeys _joins;
    private readonly bool _serverOnly;
    private readonly ParameterList _parameters = new();

    public Query(EmulatedBase emulatedBase, SqlBinding binding, IReadOnlyList<JsonElement> parameters, bool convertKeys,
        bool serverOnly = false)
    {
        _schema = emulatedBase.Schema;
        _database = emulatedBase.Database;
        _serverOnly = serverOnly;
        Context = emulatedBase.CreateReadContext(convertKeys);
        Names = binding.Names;
        Tables = new StatementTables(emulatedBase.Schema, binding.Names);
        Constants = new SqlConstants(parameters);
        Aggregates = binding.Statement is SqlSelect select ? [.. AggregatesOf(select)] : [];
        Compiler = new ExpressionCompiler(Tables, Constants, Aggregates);
        Computed = new ComputedExpressions(Tables, emulatedBase.Rows, Context);
        _joins = new JoinKeys(Tables, Names, Compiler, Computed);
        var plain = new PlainComparison(Tables, Constants, _parameters, emulatedBase.TimeZone);
        _conditions = new ConditionTranslator(Tables, plain, _joins, Compiler, Computed);
    }

    public BaseReadContext Context { get; }

    public SqlBoundNames Names { get; }

    public StatementTables Tables { get; }

    public SqlConstants Constants { get; }

    /// <summary>Gets the aggregates, in the order in which scopes have their values.</summary>
    public List<AggregateCall> Aggregates { get; }

    public ExpressionCompiler Compiler { get; }

    public ComputedExpressions Computed { get; }

    /// <summary>Builds FROM and WHERE of the statement for SQLite.</summary>
    /// <param name="where">The condition of the statement.</param>
    /// <param name="joins">What else is joined, if anything.</param>
    public string Source(SqlExpressionNode? where, string joins = "")
    {
        var tables = Enumerable.Range(0, Tables.Count)
            .Select(index => $"{SqlNames.Table(Tables[index])} AS {Field.Alias(index)}");
        // Which lists there are is known only when the condition is translated.
        List<string> all = where is null ? [] : [_conditions.Condition(where)];
        all.AddRange(_joins.Conditions);
        if (_serverOnly)
            all.AddRange(Enumerable.Range(0, Tables.Count).Select(IsInNormalStorage));
        var condition = all.Count == 0 ? "" : $" WHERE {string.Join(" AND ", all)}";
        return $"FROM {string.Join(", ", tables)}{_joins.From}{joins}{condition}";
    }

    /// <summary>Adds a value, and gets the place for it in the statement for SQLite.</summary>
    public string Parameter(object value) => _parameters.Add(value);

    /// <summary>Runs a statement for SQLite and gives its rows, one at a time.</summary>
    public IEnumerable<object?[]> Run(string sql)
    {
        using var statement = _database.Prepare(_joins.With + sql);
        using var computing = _database.Computing(Computed.Compute);
        for (var found = statement.Run(_parameters.Values); found; found = statement.Step())
            yield return Values(statement);
    }

    /// <summary>Gets some of the places of rows that a statement gives in its order.</summary>
    /// <param name="sql">The statement for SQLite, without a limit.</param>
    /// <param name="limit">How many places to get.</param>
    /// <param name="offset">How many to pass over.</param>
    public IReadOnlyList<long> Places(string sql, long limit, long offset)
    {
        // Of the first page SQLite finds the rows without sorting the others; what is computed may be another the next time.
        if (offset > 0 && !Computed.IsNeeded && _joins.With.Length == 0)
            return [.. _database.SortedPlaces.Page(_schema, sql, _parameters.Values, limit, offset)];
        var page = $"{sql} LIMIT {Parameter(limit)} OFFSET {Parameter(offset)}";
        return [.. Run(page).Select(values => (long)values[0]!)];
    }

    /// <summary>Runs a statement for SQLite with one parameter, which gives one row for each of its values.</summary>
    public IEnumerable<object?[]> Run(string sql, IEnumerable<long> values)
    {
        using var statement = _database.Prepare(sql);
        foreach (var value in values)
        {
            statement.Run(value);
            yield return Values(statement);
        }
    }

    public void Dispose()
    {
        Computed.Dispose();
        Context.Dispose();
    }

    private IEnumerable<AggregateCall> AggregatesOf(SqlSelect select)
    {
        IEnumerable<SqlExpressionNode?> places =
            [.. select.Items.Select(item => item.Value), select.Having, .. select.OrderBy.Select(order => order.Value)];
        return places.OfType<SqlExpressionNode>()
            .SelectMany(Tables.AggregatesIn)
            .Distinct(ReferenceEqualityComparer.Instance)
            .Cast<SqlCall>()
            .Select(call => new AggregateCall(call, StoredFieldOf(call), Names.TypeOf(call)));
    }

    private Field? StoredFieldOf(SqlCall call) =>
        call.Arguments is [SqlColumnReference reference]
            && Tables.Find(reference) is { Kind: not (StoredKind.Other or StoredKind.Option) } field
            ? field
            : null;

    private static string IsInNormalStorage(int tableIndex) => $"{Field.Alias(tableIndex)}.{SystemFields.IsArchived} = 0";

    private static object?[] Values(PreparedStatement statement)
    {
        var values = new object?[statement.ColumnCount];
        for (var index = 0; index < values.Length; index++)
            values[index] = statement.Value(index);
        return values;
    }
}
