using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SeaTable.Emulator.Storage;

/// <summary>
/// The one SQLite connection of a base, in memory or in a file. It is not safe for several threads: whoever uses it holds
/// the lock of the base.
/// </summary>
internal sealed class Database : IDisposable
{
    // The codes by which SQLite says that somebody else holds the file.
    private const int Busy = 5;
    private const int Locked = 6;

    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CantOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The function by which a statement asks for what SQLite can't compute.</summary>
    public const string ComputeFunction = "seatable_compute";

    private const string Header = "SQLite format 3\0";

    private readonly SqliteConnection _connection;
    private Func<object?[], object?>? _compute;
    private SortedPlaces? _sortedPlaces;

    public Database(string? path)
        : this(path, SqliteOpenMode.ReadWriteCreate)
    {
        Try(path, () =>
        {
            _connection.CreateFunction(ComputeFunction, arguments => _compute!(arguments), isDeterministic: true);
            Execute("PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
            if (path is null)
                return;
            // Two emulators on one file would each serve a schema that the other changes.
            Execute("PRAGMA locking_mode = EXCLUSIVE");
            Execute("PRAGMA journal_mode = WAL");
            Execute("BEGIN IMMEDIATE; COMMIT");
        });
    }

    private Database(string? path, SqliteOpenMode mode)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path ?? ":memory:",
            Mode = mode,
            Pooling = false,
            // Nobody else has a reason to hold the file, so waiting for it is of no use.
            DefaultTimeout = 1,
        }.ToString());
        Try(path, _connection.Open);
    }

    /// <summary>Opens a file that is copied and else left as it is.</summary>
    public static Database OpenToCopy(string path)
    {
        var database = new Database(path, SqliteOpenMode.ReadWrite);
        database.Try(path, () => database.Execute("BEGIN IMMEDIATE; COMMIT"));
        return database;
    }

    /// <summary>Determines whether a file is one of SQLite.</summary>
    public static bool IsDatabase(string path)
    {
        if (!File.Exists(path))
            return false;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[Header.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual(Encoding.ASCII.GetBytes(Header));
    }

    /// <summary>Takes over all that another database has: as a whole, or nothing.</summary>
    public void CopyFrom(Database other) => other._connection.BackupDatabase(_connection);

    /// <summary>
    /// Takes over all that another database has but for the rows of one table, and sees that nobody changes the other one as long
    /// as it is open.
    /// </summary>
    /// <param name="other">The database.</param>
    /// <param name="path">Its file.</param>
    /// <param name="table">The table.</param>
    public void CopyFrom(Database other, string path, string table)
    {
        other.Execute("BEGIN; SELECT count(*) FROM sqlite_master");
        Execute("ATTACH $path AS other", ("$path", path));
        // A transaction that is to write from its beginning would write to both.
        Execute("BEGIN");
        foreach (var (name, sql) in Definitions("table"))
        {
            Execute($"DROP TABLE IF EXISTS main.{SqlNames.Quote(name)}");
            Execute(sql);
            if (name != table)
                Execute($"INSERT INTO main.{SqlNames.Quote(name)} SELECT * FROM other.{SqlNames.Quote(name)}");
        }

        Execute("DELETE FROM main.sqlite_sequence; INSERT INTO main.sqlite_sequence SELECT * FROM other.sqlite_sequence");
        foreach (var (_, sql) in Definitions("index"))
            Execute(sql);
        Execute("COMMIT");
        Execute("DETACH other");

        List<(string Name, string Sql)> Definitions(string type)
        {
            using var statement = Prepare("""
                SELECT name, sql FROM other.sqlite_master
                WHERE type = ? AND sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'
                """);
            var found = new List<(string, string)>();
            for (var has = statement.Run(type); has; has = statement.Step())
                found.Add((statement.Text(0)!, statement.Text(1)!));
            return found;
        }
    }

    /// <summary>Determines whether there is a table of a name with rows in it.</summary>
    public bool Has(string table) =>
        Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name", ("$name", table)) is not null
        && Scalar($"SELECT 1 FROM {SqlNames.Quote(table)} LIMIT 1") is not null;

    /// <summary>Makes the database one file, with nothing beside it, until it is written to again.</summary>
    public void Settle() => Execute("PRAGMA journal_mode = DELETE");

    /// <summary>Gets the orders of rows that are kept for further pages.</summary>
    public SortedPlaces SortedPlaces => _sortedPlaces ??= new SortedPlaces(this);

    /// <summary>Gets a number that is another one when rows were added, changed or deleted since.</summary>
    public int ChangeCount => raw.sqlite3_total_changes(_connection.Handle);

    public SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public PreparedStatement Prepare(string sql) => new(_connection.Handle!, sql);

    public int Execute(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command.ExecuteNonQuery();
    }

    public object? Scalar(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command.ExecuteScalar();
    }

    /// <summary>Sets what <see cref="ComputeFunction"/> computes, until the result is disposed.</summary>
    public IDisposable Computing(Func<object?[], object?> compute)
    {
        _compute = compute;
        return new Computation(this);
    }

    /// <summary>Runs the work as a whole or not at all.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        using var transaction = _connection.BeginTransaction();
        var result = work();
        transaction.Commit();
        return result;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>What is wrong, and what to do; null where nobody knows.</summary>
    public static string? Problem(int code) => code switch
    {
        Busy or Locked => "another emulator has it open, or a clone fills it. Stop that one, or give another file.",
        CantOpen => "its folder is not there, it is a folder itself, or it may not be written. Give another file.",
        ReadOnly => "it, or its folder, may not be written to. Give another file, or change the permissions.",
        Full or InputOutput => "there is no room left on the disk, or it fails. Give another file.",
        Corrupt or NotADatabase => "it is damaged. Give another file, or move this one away to start afresh.",
        _ => null,
    };

    private void Try(string? path, Action open)
    {
        try
        {
            open();
        }
        catch (SqliteException exception)
        {
            _connection.Dispose();
            throw new SeaTableEmulatorException(
                $"The data file {path} can't be opened: {Problem(exception.SqliteErrorCode) ?? exception.Message}", exception);
        }
    }

    private sealed class Computation(Database database) : IDisposable
    {
        public void Dispose() => database._compute = null;
    }
}
