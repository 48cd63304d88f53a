using System.Globalization;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>
/// What SQLite can't compute by itself. Its statement calls a function with the number of the expression and the cells that the
/// expression looks at; of columns that are computed themselves it gets the id of the row.
/// </summary>
internal sealed class ComputedExpressions(StatementTables tables, StoredRowReader stored, ReadContext context) : IDisposable
{
    // SQLite lets a function have a hundred and some.
    private const int MostArguments = 40;

    private readonly List<Expression> _expressions = [];
    private readonly Dictionary<int, RowsById> _rows = [];

    /// <summary>Gets whether the statement has any of them.</summary>
    public bool IsNeeded => _expressions.Count > 0;

    /// <summary>Adds an expression, and gets the call that stands for it in the statement.</summary>
    /// <param name="compute">What gives a value that SQLite knows: null, a text, a double or a long.</param>
    /// <param name="fields">What it looks at.</param>
    public string Add(Func<Scope, object?> compute, IEnumerable<Field> fields)
    {
        var all = fields.ToList();
        var sources = all.Select(field => field.TableIndex).Distinct().Select(index => Source(index, all)).ToList();
        _expressions.Add(new Expression(compute, sources));
        var arguments = sources
            .SelectMany(source => source.SqliteNames)
            .Select(SqliteText.ToArgument)
            .Prepend((_expressions.Count - 1).ToString(CultureInfo.InvariantCulture));
        return $"{Database.ComputeFunction}({string.Join(", ", arguments)})";
    }

    /// <summary>Computes an expression when SQLite calls for it.</summary>
    public object? Compute(object?[] arguments)
    {
        arguments = Array.ConvertAll(arguments, SqliteText.FromSqlite);
        var expression = _expressions[(int)(long)arguments[0]!];
        var rows = new StoredRow[tables.Count];
        var start = 1;
        foreach (var source in expression.Sources)
        {
            rows[source.TableIndex] = source.Row(arguments, start);
            start += source.SqliteNames.Count;
        }

        return SqliteText.ToResult(expression.Compute(new Scope(context, rows, [])));
    }

    public void Dispose()
    {
        foreach (var rows in _rows.Values)
            rows.Dispose();
    }

    private RowSource Source(int tableIndex, List<Field> fields)
    {
        if (!fields.Exists(field => field.TableIndex == tableIndex && field.IsComputed))
        {
            var shape = new RowShape(tableIndex, tables[tableIndex], fields);
            if (shape.SqliteNames.Count < MostArguments)
                return new RowSource(tableIndex, shape.SqliteNames, shape.Row);
        }

        if (!_rows.TryGetValue(tableIndex, out var rows))
            _rows[tableIndex] = rows = new RowsById(stored, tables[tableIndex]);
        return new RowSource(tableIndex, [Field.IdOf(tableIndex)], (arguments, start) => rows.Get((string)arguments[start]!));
    }

    private sealed record Expression(Func<Scope, object?> Compute, List<RowSource> Sources);

    private sealed record RowSource(int TableIndex, IReadOnlyList<string> SqliteNames, Func<object?[], int, StoredRow> Row);
}
