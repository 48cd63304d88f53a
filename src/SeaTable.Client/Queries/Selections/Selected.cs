using System.Runtime.CompilerServices;
using SeaTable.Runtime;
using SeaTable.Sql;

namespace SeaTable.Queries;

/// <summary>One item of a SELECT list: what is asked for, and what the answer calls it.</summary>
/// <param name="source">The expression; null for an aggregate.</param>
/// <param name="write">Writes it.</param>
internal abstract class Selected(SqlSource? source, Action<SqlWriter> write)
{
    private string _key = "";
    private string _name = "";
    private bool _isNameClear;

    internal SqlSource? Source => source;

    /// <summary>Gets the aggregate that is selected; null when it is a value of each row, or a key.</summary>
    internal ISqlAggregate? Aggregate { get; private protected init; }

    /// <summary>Whether SQL can sort by it.</summary>
    internal bool IsSortable { get; init; }

    /// <summary>Whether the row just read had a cell for it.</summary>
    internal bool IsRead { get; set; }

    /// <summary>Whether any row of the answer had a cell for it.</summary>
    internal bool IsAnswered { get; set; }

    /// <summary>
    /// Writes the item. What is no mere column gets a name of its own, for what the server calls it is hard to tell.
    /// </summary>
    /// <param name="writer">Takes the statement.</param>
    /// <param name="number">The item's number in the list.</param>
    internal void Write(SqlWriter writer, int number)
    {
        write(writer);
        if (source is { Function: null })
        {
            (_key, _name) = (source.Column.Key, writer.CurrentName(source));
            _isNameClear = !writer.IsKey(_name);
            return;
        }

        _key = _name = writer.Alias(number);
        writer.Sql(" AS ").Sql(_name);
    }

    /// <summary>Writes what ORDER BY and GROUP BY call it.</summary>
    internal void WriteReference(SqlWriter writer) => writer.Sql(source is { Function: null } ? SqlQuoting.Name(_name) : _name);

    /// <summary>
    /// Whether the cell that the reader has come to is this one. Answers may go by keys or by names; what may be a key is one.
    /// </summary>
    internal bool IsAt(scoped in CellReader reader) => reader.KeyIs(_key) || (_isNameClear && reader.KeyIs(_name));

    /// <summary>Whether it is the column of an answer that has this key and name.</summary>
    internal bool IsCalled(string? key, string? name) => key == _key || name == _name;

    /// <summary>For messages: the column's name in the schema, or what the answer calls it.</summary>
    public override string ToString() => source is { Function: null } ? source.Column.Name : _name;

    internal abstract void Read(ref CellReader reader);
}

/// <summary>One item of a SELECT list.</summary>
/// <typeparam name="T">The C# type of its values.</typeparam>
internal sealed class Selected<T> : Selected
{
    private readonly CellReading<T> _read;

    internal Selected(SqlAggregate<T> aggregate)
        : base(null, aggregate.Write) => (_read, Aggregate) = (aggregate.Read, aggregate);

    private Selected(ISqlExpression expression, CellReading<T> read)
        : base(expression.Source, writer => writer.Source(expression.Source))
    {
        IsSortable = expression is ISqlSortable { CanSort: true };
        _read = read;
    }

    /// <summary>The value in the row just read.</summary>
    internal T Value { get; private set; } = default!;

    /// <summary>What the caller chooses among the columns.</summary>
    internal static Selected<T> Of<TColumns>(
        Func<TColumns, ISqlValue<T>> choose, TColumns columns,
        [CallerArgumentExpression(nameof(choose))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(choose, parameter);
        var value = choose(columns) ?? throw SeaTableQueryException.NothingChosen();
        return new Selected<T>(value, value.Read);
    }

    /// <summary>The value over a group's rows that the caller chooses.</summary>
    internal static Selected<T> Of<TGroup>(
        Func<TGroup, SqlAggregate<T>> choose, TGroup group,
        [CallerArgumentExpression(nameof(choose))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(choose, parameter);
        return new Selected<T>(choose(group) ?? throw SeaTableQueryException.NothingChosen());
    }

    internal static Selected<T> OfKey(ISqlGroupKey<T> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new Selected<T>(key, key.ReadKey);
    }

    internal override void Read(ref CellReader reader) => Value = _read(ref reader);
}
