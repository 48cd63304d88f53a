using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SeaTable.Emulator.Storage;

/// <summary>
/// A statement that is prepared once and run as often as needed, by SQLite itself: a page has two hundred thousand cells, and
/// ADO.NET asks SQLite five times and more about each. Whoever uses it holds the lock of the base.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public PreparedStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
        ColumnCount = raw.sqlite3_column_count(_statement);
    }

    public int ColumnCount { get; }

    /// <summary>Runs the statement anew, and determines whether it gives a row.</summary>
    /// <param name="values">The values of its parameters, each null, a text, bytes, a double or a long.</param>
    public bool Run(params ReadOnlySpan<object?> values)
    {
        // It gives the error of the last run again.
        _ = raw.sqlite3_reset(_statement);
        for (var index = 0; index < values.Length; index++)
            Check(Bind(index + 1, values[index]));
        return Step();
    }

    /// <summary>Goes to the next row, and determines whether there is one.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        Check(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Gets a value of the row: null, a text, a double or a long.</summary>
    public object? Value(int column) => raw.sqlite3_column_type(_statement, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(_statement, column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(_statement, column),
        _ => raw.sqlite3_column_text(_statement, column).utf8_to_string(),
    };

    /// <summary>Gets a text of the row, or null.</summary>
    public string? Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Gets bytes of the row, which are there until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private int Bind(int parameter, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, parameter),
        double number => raw.sqlite3_bind_double(_statement, parameter, number),
        long number => raw.sqlite3_bind_int64(_statement, parameter, number),
        ReadOnlyMemory<byte> bytes => raw.sqlite3_bind_blob(_statement, parameter, bytes.Span),
        _ => raw.sqlite3_bind_text(_statement, parameter, (string)value),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
