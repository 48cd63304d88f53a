using System.Globalization;
using System.Text;
using SeaTable.Runtime;
using SeaTable.Sql;

namespace SeaTable.Queries;

/// <summary>
/// Writes one statement: names as the base has them now, values as parameters beside the text. This is the only place where names
/// and values of others come into a statement.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="metadata">What the base has now; null for a statement that is only shown, with the names of the schema.</param>
internal sealed class SqlWriter(TableBinding table, BaseMetadata? metadata)
{
    private readonly StringBuilder _text = new();
    private readonly List<SqlParameter> _parameters = [];
    private readonly HashSet<ColumnSchema> _named = [];

    internal TableBinding Binding => table;

    /// <summary>The columns of the table that were named so far.</summary>
    internal IReadOnlyCollection<ColumnSchema> Named => _named;

    /// <summary>Whether the statement is only shown.</summary>
    internal bool IsForDisplay => metadata is null;

    /// <summary>
    /// What writes the conditions that other statements have decided, by these conditions; null when there are none.
    /// </summary>
    internal IReadOnlyDictionary<object, Action<SqlWriter>>? Decided { get; set; }

    /// <summary>A writer of another statement on the table, with the names of the same moment.</summary>
    internal SqlWriter Another() => new(table, metadata);

    /// <summary>Adds words of SQL: never a name or a value.</summary>
    internal SqlWriter Sql(string words)
    {
        _text.Append(words);
        return this;
    }

    internal SqlWriter Number(int number)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Adds the name of the table.</summary>
    internal SqlWriter Table() => Sql(SqlQuoting.Name(CurrentTable()));

    /// <summary>Adds the name of a column.</summary>
    internal SqlWriter Name(ColumnSchema column) => Sql(SqlQuoting.Name(CurrentName(column)));

    /// <summary>Adds the name of the column that an expression is about.</summary>
    /// <exception cref="SeaTableQueryException">The column is one of another table.</exception>
    internal SqlWriter Name(SqlSource source) => Sql(SqlQuoting.Name(CurrentName(source)));

    /// <summary>Adds an expression.</summary>
    /// <exception cref="SeaTableQueryException">Its column is one of another table.</exception>
    internal SqlWriter Source(SqlSource source) =>
        source.Aggregate is { } aggregate ? Sql(aggregate).Source(source with { Aggregate = null }).Sql(")")
        : source.Function is { } function ? Sql(function).Sql("(").Name(source).Sql(")")
        : Name(source);

    /// <summary>Adds what tells whether an expression has a value: an aggregate itself, and of a function the column.</summary>
    internal SqlWriter Tested(SqlSource source) => source.Aggregate is null ? Name(source) : Source(source);

    /// <summary>Adds <c>LIMIT</c>, and <c>OFFSET</c> where rows are passed over.</summary>
    internal SqlWriter Limit(int start, int limit)
    {
        Sql(" LIMIT ").Number(limit);
        return start > 0 ? Sql(" OFFSET ").Number(start) : this;
    }

    /// <summary>Adds a parameter that is a text.</summary>
    internal SqlWriter Text(string text)
    {
        if (!Texts.IsWellFormed(text))
        {
            throw new SeaTableQueryException(
                $"A text in the query on table '{table.Schema.Name}' holds half of a surrogate pair, which no JSON text can " +
                "carry. It was probably cut in the middle of a character. Nothing was sent.");
        }

        return Add(SqlParameter.Text(text));
    }

    /// <summary>Adds a parameter that is a number.</summary>
    internal SqlWriter Number<T>(T number)
        where T : struct, System.Numerics.INumber<T>
    {
        if (!T.IsFinite(number))
        {
            throw new SeaTableQueryException(string.Create(CultureInfo.InvariantCulture,
                $"{number} in the query on table '{table.Schema.Name}' is no number that a cell can hold. Nothing was sent."));
        }

        return Add(SqlParameter.Number(number.ToString(null, CultureInfo.InvariantCulture)));
    }

    internal SqlWriter Add(SqlParameter parameter)
    {
        _parameters.Add(parameter);
        return Sql("?");
    }

    /// <summary>Adds an option as a parameter: by the name that it has now.</summary>
    internal SqlWriter Option(string tableId, string columnKey, ISelectOption option) =>
        Text(metadata is null ? option.Name : OptionNames.Current(metadata, tableId, columnKey, option));

    /// <summary>Whether a column of the table has this key.</summary>
    internal bool IsKey(string text) => table.Current.FindColumn(text) is not null;

    /// <summary>A name for a result that no column of the table has.</summary>
    internal string Alias(int number)
    {
        var alias = string.Create(CultureInfo.InvariantCulture, $"value{number}");
        while (table.Current.Columns.Any(IsCalled))
            alias += "_";

        return alias;

        bool IsCalled(ColumnMetadata column) =>
            column.Name.Equals(alias, StringComparison.OrdinalIgnoreCase) || column.Key == alias;
    }

    /// <summary>The name that the column has now.</summary>
    /// <exception cref="SeaTableSchemaException">The base does not have it any more, has another type for it, or SQL can't name
    /// it.</exception>
    internal string CurrentName(ColumnSchema column)
    {
        if (SystemColumns.Has(column.Key))
            return column.Key;

        _named.Add(column);
        return metadata is null ? column.Name : table.NameForSql(column);
    }

    /// <summary>
    /// The name that an expression's column has now. Keys of columns recur in other tables, so the table has to be the same, too.
    /// </summary>
    /// <exception cref="SeaTableQueryException">The column is one of another table.</exception>
    internal string CurrentName(SqlSource source) => source.Table is null || ReferenceEquals(source.Table, table.Schema)
        ? CurrentName(source.Column)
        : throw new SeaTableQueryException(
            $"Column '{source.Column.Name}' of table '{source.Table.Name}' stands in a query on table '{table.Schema.Name}', " +
            "which can only look at columns of its own. Make the condition out of the columns that the lambda is given. " +
            "Nothing was sent.");

    /// <summary>
    /// Makes a writer of statements that are only shown, with the names of the schema and without asking the server.
    /// </summary>
    internal static SqlWriter ForDisplay(TableSchema schema, ClientSettings settings) =>
        new(new TableBinding(schema, new TableMetadata(schema.Id, schema.Name, [], []), settings), null);

    internal SqlStatement ToStatement() => new(_text.ToString(), [.. _parameters], table.Current) { Named = [.. _named] };

    private string CurrentTable()
    {
        table.ThrowIfSystemNameIsTaken();
        var name = table.Current.Name;
        return metadata is null
            || metadata.Tables.Count(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) == 1
            ? name
            : throw new SeaTableSchemaException(
                $"The base has several tables named '{name}' but for upper and lower case, which SQL does not tell apart. " +
                "Nothing was sent. Rename one of them.", table.Schema.Name);
    }
}
