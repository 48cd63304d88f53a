using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SeaTable;

/// <summary>Creates what otherwise only a server's answer makes, for tests without a server.</summary>
public static class SeaTableModelFactory
{
    /// <summary>Makes a row count as read from the server: nothing of it is changed, and the server has set what only a server
    /// sets.</summary>
    /// <typeparam name="TRow">The row class of the table.</typeparam>
    /// <param name="row">The row. Columns that the server computes are set by the method <c>CreateForTest</c> of its
    /// class.</param>
    /// <param name="createdAt">The time when the row was created; what is not given stays as it is in the row.</param>
    /// <param name="createdBy">The user who created the row.</param>
    /// <param name="modifiedAt">The time when the row was last modified.</param>
    /// <param name="modifiedBy">The user who last modified the row.</param>
    /// <param name="isLocked">Whether the row is locked against changes.</param>
    /// <param name="isArchived">Whether the row is in the big-data storage.</param>
    /// <param name="cellErrors">The cells whose value does not fit.</param>
    /// <returns>The same row.</returns>
    public static TRow Row<TRow>(
        TRow row,
        DateTimeOffset? createdAt = null,
        SeaTableUser? createdBy = null,
        DateTimeOffset? modifiedAt = null,
        SeaTableUser? modifiedBy = null,
        bool isLocked = false,
        bool isArchived = false,
        params CellError[] cellErrors)
        where TRow : SeaTableRow
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(cellErrors);
        row.SetCreated(createdAt ?? row.RowCreatedAt);
        row.SetCreator(createdBy ?? row.RowCreatedBy);
        row.SetModified(modifiedAt ?? row.RowModifiedAt);
        row.SetModifier(modifiedBy ?? row.RowModifiedBy);
        row.SetLocked(isLocked || row.RowIsLocked);
        row.SetArchived(isArchived || row.RowIsArchived);
        Array.ForEach(cellErrors, ((ICellErrors)row).Add);
        row.SetAllKnown();
        return row;
    }

    /// <summary>Creates the result of a formula that gives a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>A result that has the value and no error.</returns>
    public static FormulaResult<T> FormulaValue<T>(T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(value);
        return new FormulaResult<T>(value);
    }

    /// <summary>Creates the result of a formula that ends in an error.</summary>
    /// <typeparam name="T">The type of the value that the formula would have.</typeparam>
    /// <param name="error">The text of the error, such as <c>#DIV/0!</c>.</param>
    /// <returns>A result that has the error and no value.</returns>
    public static FormulaResult<T> FormulaError<T>(string error)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        return FormulaResult<T>.OfError(error);
    }

    /// <summary>Creates the links of a cell.</summary>
    /// <typeparam name="TRow">The row class of the linked table.</typeparam>
    /// <param name="rows">The linked rows, in their order.</param>
    /// <returns>A list of these rows.</returns>
    public static LinkList<TRow> LinkList<TRow>(params LinkedRow[] rows)
        where TRow : SeaTableRow
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new LinkList<TRow>([.. rows], column: null);
    }

    /// <summary>Creates the links of a cell with the rows that they lead to, as a query with <c>Include</c> reads them.</summary>
    /// <typeparam name="TRow">The row class of the linked table.</typeparam>
    /// <param name="rows">The linked rows, in their order.</param>
    /// <param name="displayValue">Gives what the column shows of a row; <see langword="null"/> for nothing.</param>
    /// <returns>A list of links to these rows, with the rows.</returns>
    public static LinkList<TRow> LinkListWithRows<TRow>(IEnumerable<TRow> rows, Func<TRow, string?>? displayValue = null)
        where TRow : SeaTableRow
    {
        ArgumentNullException.ThrowIfNull(rows);
        TRow[] all = [.. rows];
        return new LinkList<TRow>(Array.ConvertAll(all, row => new LinkedRow(row.RowId, displayValue?.Invoke(row))), all);
    }

    /// <summary>Creates the rows that a view shows or a statement selects.</summary>
    /// <typeparam name="TRow">The row class of the table.</typeparam>
    /// <param name="rows">The rows, in their order.</param>
    /// <returns>A sequence of these rows.</returns>
    public static SeaTableRows<TRow> Rows<TRow>(params TRow[] rows)
        where TRow : SeaTableRow
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new SeaTableRows<TRow>(cancellationToken => Sequence([.. rows], cancellationToken));
    }

    /// <summary>Creates the error of a cell whose value does not fit its column.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="key">The column's key.</param>
    /// <param name="json">The value, in JSON.</param>
    /// <param name="expected">What was expected, in words.</param>
    /// <returns>An error with these members.</returns>
    public static CellError CellError(string column, string key, string json, string expected)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(expected);
        return new CellError(column, key, json, expected);
    }

    /// <summary>Creates the metadata of a base.</summary>
    /// <param name="tables">The tables, in the order of the base.</param>
    /// <returns>Metadata with these tables.</returns>
    public static BaseMetadata BaseMetadata(params TableMetadata[] tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return new BaseMetadata([.. tables]);
    }

    /// <summary>Creates the metadata of a table.</summary>
    /// <param name="id">The table's id.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="columns">The columns, in the order of the base; none when not given.</param>
    /// <param name="views">The views, as ids and names; none when not given.</param>
    /// <returns>Metadata with these members.</returns>
    public static TableMetadata TableMetadata(
        string id, string name, IEnumerable<ColumnMetadata>? columns = null, IEnumerable<(string Id, string Name)>? views = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        return new TableMetadata(
            id, name, [.. columns ?? []], [.. (views ?? []).Select(view => new ViewMetadata(view.Id, view.Name))]);
    }

    /// <summary>Creates the metadata of a column.</summary>
    /// <param name="key">The column's key.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="typeName">Its type in the server's own words, such as <c>single-select</c>.</param>
    /// <param name="options">The options of a select column, as ids and names; none when not given.</param>
    /// <param name="data">What the server keeps for the column's type.</param>
    /// <returns>Metadata with these members.</returns>
    public static ColumnMetadata ColumnMetadata(
        string key, string name, string typeName, IEnumerable<(string Id, string Name)>? options = null, JsonElement? data = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(typeName);
        return new ColumnMetadata(
            key, name, typeName, [.. (options ?? []).Select(option => new OptionMetadata(option.Id, option.Name))],
            data?.Clone());
    }

    /// <summary>Creates a column of the answer to a SQL statement.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="table">The name of its table, when the statement joins several.</param>
    /// <param name="typeName">Its type in the server's own words, such as <c>single-select</c>.</param>
    /// <returns>A column with these members.</returns>
    public static SqlColumn SqlColumn(string name, string? table = null, string? typeName = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new SqlColumn(name, table, typeName);
    }

    /// <summary>Creates the answer to a SQL statement. Dates without an offset are read as UTC.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows: of each one cell for every column, JSON's <c>null</c> for an empty one.</param>
    /// <returns>An answer with these columns and rows.</returns>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are columns.</exception>
    public static SqlResult SqlResult(IEnumerable<SqlColumn> columns, IEnumerable<IReadOnlyList<JsonElement>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var named = new SqlColumns([.. columns]);
        var zone = new ServerTimeZone(TimeZoneInfo.Utc);
        return new SqlResult(named.All, [.. rows.Select(cells => cells?.Count == named.All.Count
            ? new SqlRow(named, [.. cells.Select(Cell)], zone)
            : throw new ArgumentException("A row needs one cell for every column.", nameof(rows)))]);
    }

    private static async IAsyncEnumerable<TRow> Sequence<TRow>(
        TRow[] rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask.ConfigureAwait(false);
            yield return row;
        }
    }

    private static JsonElement? Cell(JsonElement cell) =>
        cell.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : cell.Clone();
}
