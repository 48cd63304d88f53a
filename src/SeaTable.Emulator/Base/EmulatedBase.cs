using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Loading;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Base;

/// <summary>
/// The base that the server serves: its schema, its rows and its clock. Everything here is used under <see cref="Gate"/>,
/// one caller at a time, so that a change of the schema and the rows it concerns are seen together or not at all.
/// </summary>
internal sealed class EmulatedBase : IDisposable
{
    private static readonly TimeSpan s_betweenSnapshots = TimeSpan.FromMinutes(10);

    private byte[]? _metadata;
    private (DateTimeOffset Time, long Version)? _snapshot;

    private readonly Database? _origin;

    private EmulatedBase(string name, string uuid, EmulatedSchema schema, Database database, SeaTableEmulatorOptions options,
        Ids ids, Database? origin = null)
    {
        _origin = origin;
        Assets = new AssetStore(database, origin, uuid);
        Ids = ids;
        Name = name;
        Uuid = uuid;
        Schema = schema;
        Database = database;
        Clock = options.TimeProvider;
        Version = ServerVersion.Find(options.Version) ?? throw new SeaTableEmulatorException(
            $"There is no version {options.Version} of SeaTable to answer as. Name one of {ServerVersion.Known}.");
        TimeZone = options.TimeZone;
        Record = new BaseRecord(database);
        Tables = new RowTables(database);
        Rows = new StoredRowReader(database);
        RowWriter = new StoredRowWriter(database);
        Links = new LinkStore(database);
        Webhooks = new WebhookStore(database);
        Selected = new SelectedRows(this);
        History = new OperationHistory(new OperationLog(database), Clock);
        Comments = CommentStore.Open(database);
        Notifications = NotificationStore.Open(database);
    }

    public object Gate { get; } = new();

    public string Name { get; }

    /// <summary>Gets the UUID of the base, with hyphens.</summary>
    public string Uuid { get; }

    public EmulatedSchema Schema { get; private set; }

    public TimeProvider Clock { get; }

    /// <summary>Gets the version of SeaTable that the server answers as.</summary>
    public ServerVersion Version { get; }

    public TimeZoneInfo TimeZone { get; }

    public DateTime LocalNow => TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZone).DateTime;

    public Database Database { get; }

    public RowTables Tables { get; }

    public StoredRowReader Rows { get; }

    /// <summary>Gets what finds the rows of views.</summary>
    public SelectedRows Selected { get; }

    /// <summary>Gets what gives new keys and ids.</summary>
    public Ids Ids { get; }

    public StoredRowWriter RowWriter { get; }

    public LinkStore Links { get; }

    public WebhookStore Webhooks { get; }

    /// <summary>Gets the operations that were applied, and what tells of new ones.</summary>
    public OperationHistory History { get; }

    public CommentStore Comments { get; }

    public NotificationStore Notifications { get; }

    /// <summary>Gets the files of the base.</summary>
    public AssetStore Assets { get; }

    /// <summary>Gets what was read from the file that the base started from.</summary>
    public LoadReport LoadReport { get; private set; } = LoadReport.Nothing;

    private BaseRecord Record { get; }

    /// <summary>
    /// Opens the data file, or, when there is none or it is new, starts from the seed, which may be a data file as well.
    /// </summary>
    public static async Task<EmulatedBase> OpenAsync(
        BaseSource source, SeaTableEmulatorOptions options, CancellationToken cancellationToken)
    {
        if (source.DataFile is { } dataFile)
            BaseRecord.ThrowIfSomethingElse(dataFile);
        var database = new Database(source.DataFile);
        Database? origin = null;
        try
        {
            var record = new BaseRecord(database);
            record.CreateTables();
            if (record.LoadSchema() is null && Database.IsDatabase(source.Path))
                origin = DataFileCopy.Copy(source.Path, database, leavesFiles: source.DataFile is null);
            if (record.LoadSchema() is { } kept)
                return OpenKept(kept, record, database, source, options, origin);

            using var seed = await SeedFile.LoadAsync(source.Path, cancellationToken).ConfigureAwait(false);
            return Start(seed, database, source, options);
        }
        catch (SqliteException exception)
        {
            database.Dispose();
            throw new SeaTableEmulatorException(
                $"The data file {source.DataFile ?? source.Path} can't be used: "
                + (Database.Problem(exception.SqliteErrorCode) ?? "it is damaged, or holds something else. Give another file."),
                exception);
        }
        catch
        {
            database.Dispose();
            origin?.Dispose();
            throw;
        }
    }

    /// <summary>Gets the response to <c>metadata/</c>.</summary>
    public byte[] Metadata() =>
        _metadata ??= Encoding.UTF8.GetBytes(new JsonObject { ["metadata"] = Schema.ToJson() }.ToJsonString(JsonText.Options));

    /// <summary>Copies all that is stored, into memory.</summary>
    public Database Copy()
    {
        var copy = new Database(null);
        copy.CopyFrom(Database);
        return copy;
    }

    /// <summary>Makes the base what it was when it was copied.</summary>
    public void Restore(Database copy)
    {
        Database.CopyFrom(copy);
        _metadata = null;
        Schema = Record.LoadSchema() ?? Schema;
        History.AnnounceAll();
    }

    /// <summary>
    /// Notes that a snapshot is made now; false when the last one was made a short time ago, or nothing has changed since.
    /// </summary>
    public bool TakeSnapshot()
    {
        var now = Clock.GetUtcNow();
        if (_snapshot is { } last && (now - last.Time < s_betweenSnapshots || last.Version == Schema.Version))
            return false;

        _snapshot = (now, Schema.Version);
        return true;
    }

    /// <summary>Counts and logs an operation, and saves the schema when the operation changed it.</summary>
    public void Changed(bool schema, OperationRecord operation)
    {
        _metadata = null;
        if (History.IsNext)
            History.Add(++Schema.Version, operation);
        History.Note(schema);
        if (schema)
            Record.SaveSchema(Schema);
        else
            Record.SaveVersion(Schema);
    }

    /// <summary>Does a write as a whole or not at all: when it is refused halfway, schema and rows are as they were.</summary>
    /// <param name="author">Who writes.</param>
    /// <param name="work">The write.</param>
    /// <param name="sent">The one operation that the write consists of, when a client sent it as such.</param>
    public T Write<T>(BaseAccess author, Func<T> work, SentOperation? sent = null)
    {
        T result;
        History.Begin(author, sent);
        try
        {
            result = Database.InTransaction(work);
        }
        catch
        {
            History.Discard();
            Reload();
            throw;
        }

        History.Commit();
        return result;
    }

    /// <summary>Creates what reading cells needs to know; dispose it when they are read.</summary>
    public BaseReadContext CreateReadContext(bool convertKeys) => new(this, convertKeys);

    public WriteContext CreateWriteContext(string userName) => new(TimeZone, Clock.GetUtcNow(), userName, Ids);

    public void Dispose()
    {
        Database.Dispose();
        _origin?.Dispose();
    }

    // Why the write failed is what matters, whatever else may be wrong.
    private void Reload()
    {
        _metadata = null;
        try
        {
            Schema = Record.LoadSchema() ?? Schema;
        }
        catch (SeaTableEmulatorException)
        {
        }
    }

    private static EmulatedBase OpenKept(
        EmulatedSchema kept, BaseRecord record, Database database, BaseSource source, SeaTableEmulatorOptions options,
        Database? origin)
    {
        if (record.Incomplete is { } whatToDo)
            throw new SeaTableEmulatorException($"The data file {source.DataFile} is not whole. {whatToDo}");
        var opened = new EmulatedBase(
            source.Name ?? record.Identity.Name, record.Identity.Uuid, kept, database, options, IdsOf(source, kept), origin);
        opened.Links.AddMissingColumns();
        opened.History.Log.CreateTables();
        opened.Webhooks.CreateTables();
        opened.Assets.CreateTables();
        if (origin is not null)
            opened.Assets.Contents.LeaveOutside();
        opened.Assets.Contents.Sweep([]);
        kept.Tables.ForEach(opened.Tables.Index);
        if (options.BigDataStorage && kept.EnableBigData())
            record.SaveSchema(kept);
        return opened;
    }

    // A base that is opened again goes on with other ids than those that it has.
    private static Ids IdsOf(BaseSource source, EmulatedSchema schema) =>
        new(source.Seed is { } seed ? new Random(unchecked((seed * 31) + (int)schema.Version)) : Random.Shared);

    private static EmulatedBase Start(BaseSeed seed, Database database, BaseSource source, SeaTableEmulatorOptions options)
    {
        var ids = IdsOf(source, seed.Schema);
        var started = new EmulatedBase(source.Name ?? seed.Name, ids.NewUuid().ToString(), seed.Schema, database, options, ids);
        return database.InTransaction(() =>
        {
            started.Links.CreateTables();
            started.History.Log.CreateTables();
            started.Webhooks.CreateTables();
            started.Assets.CreateTables();
            foreach (var table in seed.Schema.Tables)
                started.Tables.Create(table);
            var seeder = new RowSeeder(
                started.RowWriter, started.Links, new AssetSeeder(started.Assets, started.Uuid), started.Clock.GetUtcNow(), ids);
            started.LoadReport = seeder.Seed(seed);
            if (options.BigDataStorage)
                seed.Schema.EnableBigData();
            started.Record.SetIdentity(started.Name, started.Uuid);
            started.Record.SaveSchema(started.Schema);
            return started;
        });
    }
}
