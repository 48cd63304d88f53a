using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Loading;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Facts;

namespace SeaTable.Emulator;

/// <summary>
/// A data file that is filled with what a server answers about a base, piece by piece. No emulator opens it before it is
/// <see cref="Complete">complete</see>; until then it can be opened here again, and filled further, whatever ended the filling.
/// </summary>
/// <remarks>
/// It is not safe for several threads. One process at a time can have the file open.
/// </remarks>
public sealed partial class SeaTableDataFile : IDisposable
{
    private readonly string _path;
    private readonly Database _database;
    private readonly BaseRecord _record;
    private readonly RowTables _tables;
    private readonly StoredRowReader _rows;
    private readonly StoredRowWriter _rowWriter;
    private readonly LinkStore _links;
    private LinkCopier? _copiedLinks;
    private EmulatedSchema? _schema;

    private SeaTableDataFile(string path, Database database)
    {
        _path = path;
        _database = database;
        _record = new BaseRecord(database);
        _tables = new RowTables(database);
        _rows = new StoredRowReader(database);
        _rowWriter = new StoredRowWriter(database);
        _links = new LinkStore(database);
    }

    /// <summary>Gets whether the file holds a base that an emulator opens, so that there is nothing to fill.</summary>
    public bool IsComplete => _schema is not null && _record.Incomplete is null;

    /// <summary>Opens a file to fill it: a new one, or one that was not completed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="whatToDo">
    /// A sentence that tells what to do about the file, for those who try to use it before it is complete.
    /// </param>
    /// <returns>The file.</returns>
    /// <exception cref="SeaTableEmulatorException">The file can't be opened, or holds something else.</exception>
    public static SeaTableDataFile Open(string path, string whatToDo)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(whatToDo);
        BaseRecord.ThrowIfSomethingElse(path);
        var file = new SeaTableDataFile(path, new Database(path));
        try
        {
            file.InTransaction(() => file.Begin(whatToDo));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Does work on the file as a whole or not at all, also when the process is killed meanwhile.</summary>
    /// <param name="work">The work.</param>
    /// <exception cref="SeaTableEmulatorException">It can't be written, because the disk is full, for one.</exception>
    public void InTransaction(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            _database.InTransaction(() =>
            {
                work();
                return true;
            });
        }
        catch (SqliteException exception)
        {
            throw NotWritten(exception);
        }
    }

    /// <summary>Gets what was noted under a name; null when nothing was, or when the file is complete.</summary>
    /// <param name="name">The name.</param>
    /// <returns>What was noted.</returns>
    public string? GetNote(string name) => _record.Get(NoteEntry(name));

    /// <summary>
    /// Notes how far the filling is, to go on from there when it was ended. The notes go when the file is complete.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="value">What to note; null takes the note away.</param>
    public void SetNote(string name, string? value) => _record.Set(NoteEntry(name), value);

    /// <summary>
    /// Takes over the schema of a base. Tables whose stored columns are not as before lose their rows, to be filled anew; tables
    /// that are gone are removed. Call it inside <see cref="InTransaction"/>.
    /// </summary>
    /// <param name="name">The name of the base.</param>
    /// <param name="uuid">The UUID of the base, with hyphens.</param>
    /// <param name="metadata">What the server answers to <c>metadata/</c>.</param>
    /// <param name="collaborators">The people that <c>related-users/</c> lists.</param>
    /// <returns>The ids of the tables that have no rows yet because they are new, or not as before.</returns>
    /// <exception cref="SeaTableEmulatorException">The metadata describes no base.</exception>
    public IReadOnlyList<string> SetSchema(string name, string uuid, JsonNode metadata, JsonArray collaborators)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(collaborators);
        var source = new SourceText("The server's metadata", Encoding.UTF8.GetBytes(metadata.ToJsonString(JsonText.Options)));
        using var document = source.Parse();
        var schema = EmulatedSchemaReader.Read(document.RootElement, source);
        foreach (var collaborator in collaborators)
            schema.Collaborators.Add(collaborator?.DeepClone());

        var before = _schema;
        var started = new List<string>();
        _record.SetIdentity(name, uuid);
        foreach (var gone in before?.Tables.Where(table => schema.TableWithId(table.Id) is null) ?? [])
            _tables.Drop(gone);
        foreach (var table in schema.Tables)
        {
            var old = before?.TableWithId(table.Id);
            if (old is not null && old.HasSameCells(table))
            {
                foreach (var column in table.Columns.Where(column => column.Type is AutoNumberType))
                    AutoNumberType.GoOn(old.ColumnWithKey(column.Key)!, column);
                continue;
            }

            if (old is not null)
                _tables.Drop(old);
            _tables.Create(table);
            started.Add(table.Id);
        }

        _schema = schema;
        _record.SaveSchema(schema);
        return started;
    }

    /// <summary>Counts the rows of a table that are in the file.</summary>
    /// <param name="tableId">The id of the table.</param>
    /// <returns>How many there are.</returns>
    public long CountRows(string tableId) =>
        (long)_database.Scalar($"SELECT count(*) FROM {SqlNames.Table(Table(tableId))}")!;

    /// <summary>
    /// Stores rows with their links, each in the place of the one that has its id. Call it inside <see cref="InTransaction"/>.
    /// </summary>
    /// <param name="tableId">The id of the table.</param>
    /// <param name="rows">The rows, with their own fields and their cells by the keys of columns, as the server answers
    /// them.</param>
    public void PutRows(string tableId, IEnumerable<JsonElement> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (table, ends, links) = WithLinks(tableId);
        var numbered = table.Columns.FindAll(column => column.Type is AutoNumberType);
        var numbersBefore = numbered.ConvertAll(column => column.Json.ToJsonString());
        _rowWriter.Put(table, rows.Select(row =>
        {
            var id = Id(row);
            links.Put(ends, row, id);
            var stored = StoredRowForm.Read(table, row, id, now: null);
            OptionCells.UseIds(table, stored.Cells);
            return stored;
        }));
        if (!numbersBefore.SequenceEqual(numbered.Select(column => column.Json.ToJsonString())))
            _record.SaveSchema(_schema!);
    }

    /// <summary>
    /// Stores all links that a link column shows in a row, in their order. Call it inside <see cref="InTransaction"/>.
    /// </summary>
    /// <param name="tableId">The id of the table.</param>
    /// <param name="columnKey">The key of the link column.</param>
    /// <param name="rowId">The id of the row.</param>
    /// <param name="linkedIds">The ids of the linked rows.</param>
    public void PutLinks(string tableId, string columnKey, string rowId, IEnumerable<string> linkedIds)
    {
        ArgumentNullException.ThrowIfNull(linkedIds);
        var (_, ends, links) = WithLinks(tableId);
        foreach (var (_, end) in ends.Where(end => end.Key == columnKey))
            links.Put(end, rowId, linkedIds);
    }

    /// <summary>
    /// Begins to compare the rows of a table with those that a server lists. Call it and what follows it inside
    /// <see cref="InTransaction"/>.
    /// </summary>
    public void BeginComparison() => _database.Execute("""
        CREATE TABLE IF NOT EXISTS _seen (row_id TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM _seen
        """);

    /// <summary>Compares rows by their own fields, and takes over their links.</summary>
    /// <param name="tableId">The id of the table.</param>
    /// <param name="rows">Rows with their own fields and their links.</param>
    /// <returns>The ids of those that are not in the file, or that differ there.</returns>
    public IReadOnlyList<string> Compare(string tableId, IEnumerable<JsonElement> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (table, ends, links) = WithLinks(tableId);
        using var finder = _rows.Finder(table);
        using var see = _database.Prepare("INSERT OR IGNORE INTO _seen (row_id) VALUES (?)");
        var different = new List<string>();
        foreach (var row in rows)
        {
            var id = Id(row);
            see.Run(id);
            links.Put(ends, row, id);
            if (finder.Find(id) is not { } stored || !stored.HasSameFields(StoredRowForm.Read(row, id, [], now: null)))
                different.Add(id);
        }

        return different;
    }

    /// <summary>Ends the comparison: removes the rows that were not among those compared.</summary>
    /// <param name="tableId">The id of the table.</param>
    /// <returns>How many were removed.</returns>
    public int EndComparison(string tableId) => _database.Execute($"""
        DELETE FROM {SqlNames.Table(Table(tableId))} WHERE {SystemFields.Id} NOT IN (SELECT row_id FROM _seen)
        """);

    /// <summary>Declares that the file holds the whole base: from now on emulators open it.</summary>
    /// <exception cref="SeaTableEmulatorException">It can't be written.</exception>
    public void Complete()
    {
        InTransaction(() =>
        {
            LinkCopier.RemoveStray(_schema!, _links);
            _database.Execute("DROP TABLE IF EXISTS _seen");
            EndFiles();
            _database.Execute($"DELETE FROM _base WHERE name LIKE '{NoteEntry("%")}'");
            _record.Incomplete = null;
        });
        _copiedLinks?.Dispose();
        _copiedLinks = null;
        _database.Settle();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _copiedLinks?.Dispose();
        _database.Dispose();
    }

    private static string NoteEntry(string name) => $"note {name}";

    private static string Id(JsonElement row) => JsonMember.Text(row, SystemFields.Id)
        ?? throw new SeaTableEmulatorException($"The server's answer has a row without {SystemFields.Id}.");

    private void Begin(string whatToDo)
    {
        _record.CreateTables();
        _schema = _record.LoadSchema();
        if (_schema is not null && _record.Incomplete is null)
            return;
        _links.CreateTables();
        _record.Incomplete = whatToDo;
    }

    private Table Table(string tableId) => _schema?.TableWithId(tableId)
        ?? throw new SeaTableEmulatorException($"The data file {_path} has no table of the id \"{tableId}\".");

    private (Table Table, IReadOnlyList<(string Key, LinkEnd End)> Ends, LinkCopier Links) WithLinks(string tableId)
    {
        var table = Table(tableId);
        return (table, LinkCopier.Ends(_schema!, table), _copiedLinks ??= new LinkCopier(_database));
    }
}
