using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Masking;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Cloning;

/// <summary>
/// Copies a base into a data file, from where an earlier run ended. When somebody changes the base meanwhile, its rows are
/// compared with the copy, and those that differ are read again, until nothing has changed.
/// </summary>
/// <param name="client">The base.</param>
/// <param name="file">The file.</param>
/// <param name="mask">What is masked.</param>
/// <param name="progress">Where to show how far it is.</param>
internal sealed class CloneRun(
    SeaTableClient client, SeaTableDataFile file, CloneMask mask, WorkProgress progress)
{
    /// <summary>How often a base is compared that others change all the time.</summary>
    private const int MostRounds = 4;

    private const int RowsPerLookup = 200;
    private const string VersionNote = "version";

    private readonly Dictionary<string, long> _counts = [];
    private BaseMask? _mask;

    /// <summary>Gets how many rows were read again because somebody changed them meanwhile.</summary>
    public long ReadAgain { get; private set; }

    /// <summary>Gets how many rows were removed again because somebody deleted them meanwhile.</summary>
    public long Removed { get; private set; }

    /// <summary>Gets whether the copy is of one moment: nothing has changed since the rows were read, or compared.</summary>
    public bool IsOfOneMoment { get; private set; }

    /// <summary>Gets the tables that were copied.</summary>
    public IReadOnlyList<ClonedTable> Tables { get; private set; } = [];

    /// <summary>Gets the columns that were masked: table and column.</summary>
    public IEnumerable<string> Masked => (_mask?.Columns.DistinctBy(column => column.Ids) ?? [])
        .Select(column => $"{Tables.FirstOrDefault(table => table.Id == column.TableId)?.Name}.{column.Json["name"]}");

    /// <summary>Copies schema and rows.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <exception cref="SeaTableEmulatorException">The file can't be written.</exception>
    /// <exception cref="ToolException">The server gives other rows than it counts.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            var schema = await ClonedSchema.ReadAsync(client, cancellationToken).ConfigureAwait(false);
            var version = file.GetNote(VersionNote);
            var isUnchanged = version is not null && version == schema.Version;
            if (isUnchanged && round > 0)
                break;

            var begun = await BeginAsync(schema, cancellationToken).ConfigureAwait(false);
            foreach (var table in schema.Tables)
                await ReadTableAsync(table, cancellationToken).ConfigureAwait(false);

            var differences = 0L;
            foreach (var table in isUnchanged ? [] : schema.Tables.Where(table => begun.Contains(table.Id)))
                differences += await CompareAsync(table, cancellationToken).ConfigureAwait(false);

            file.InTransaction(() => file.SetNote(VersionNote, schema.Version));
            var isKnownToBeSame = schema.Version is null && round > 0 && differences == 0;
            if (isKnownToBeSame || round == MostRounds)
            {
                IsOfOneMoment = isKnownToBeSame;
                await CountAsync(cancellationToken).ConfigureAwait(false);
                Complete();
                return;
            }
        }

        IsOfOneMoment = true;
        ThrowIfIncomplete();
        Complete();
    }

    private void Complete() => progress.Complete(Tables.Sum(table => file.CountRows(table.Id)));

    /// <summary>Under what it is noted how far a table is read.</summary>
    private static string TableNote(string tableId) => $"table {tableId}";

    /// <summary>Takes over the schema, and gives the tables of which rows were read before.</summary>
    private async Task<IReadOnlySet<string>> BeginAsync(ClonedSchema schema, CancellationToken cancellationToken)
    {
        var access = await client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
        var people = await ReadPeopleAsync(cancellationToken).ConfigureAwait(false);
        _mask = mask.For(schema.Metadata, file);
        var begun = new HashSet<string>();
        file.InTransaction(() =>
        {
            var started = file.SetSchema(
                access.BaseName ?? "", access.BaseUuid.ToString(), _mask?.Metadata(schema.Metadata, people) ?? schema.Metadata,
                _mask?.People(people) ?? people);
            foreach (var id in started)
                file.SetNote(TableNote(id), null);

            if (file.GetNote(VersionNote) is null)
                file.SetNote(VersionNote, schema.Version ?? "");
            begun.UnionWith(schema.Tables.Select(table => table.Id).Where(id => file.GetNote(TableNote(id)) is not null));
        });
        Tables = schema.Tables;
        await CountAsync(cancellationToken).ConfigureAwait(false);
        return begun;
    }

    /// <summary>The people of the base; none where the server does not tell them.</summary>
    private async Task<JsonArray> ReadPeopleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(HttpMethod.Get, "related-users/", null, cancellationToken).ConfigureAwait(false);
            return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("user_list", out var users)
                && users.ValueKind == JsonValueKind.Array
                ? (JsonArray)JsonNode.Parse(users.GetRawText())! : [];
        }
        catch (SeaTableApiException e) when (e is not SeaTableAuthenticationException)
        {
            return [];
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        foreach (var table in Tables)
            _counts[table.Id] = await TableReading.CountAsync(client, table, cancellationToken).ConfigureAwait(false);

        if (progress.Total is null)
            progress.AdvanceByEarlier(Tables.Sum(table => file.CountRows(table.Id)));
        progress.Total = Tables.Sum(table => _counts[table.Id]);
    }

    private async Task ReadTableAsync(ClonedTable table, CancellationToken cancellationToken)
    {
        var place = PagePlace.Parse(file.GetNote(TableNote(table.Id)));
        if (place.HasEnded)
            return;

        progress.Doing = table.Name;
        var reading = new TableReading(client, table, "*");
        while (!place.HasEnded)
        {
            var stored = file.CountRows(table.Id);
            var (rows, next) = await reading.ReadAsync(
                place, count => stored + count >= _counts[table.Id], cancellationToken).ConfigureAwait(false);
            await StoreAsync(table, rows, next, cancellationToken).ConfigureAwait(false);
            progress.Advance(file.CountRows(table.Id) - stored);
            place = next;
        }

        await ReadWithoutTimeAsync(table, reading, place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads rows of which the server knows no time of creation, where some are missing.</summary>
    private async Task ReadWithoutTimeAsync(
        ClonedTable table, TableReading reading, PagePlace place, CancellationToken cancellationToken)
    {
        for (var skip = 0; file.CountRows(table.Id) < _counts[table.Id];)
        {
            var rows = await reading.ReadWithoutTimeAsync(skip, cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0)
                break;

            await StoreAsync(table, rows, place, cancellationToken).ConfigureAwait(false);
            skip += rows.Count;
        }
    }

    private async Task StoreAsync(
        ClonedTable table, IReadOnlyList<JsonElement> rows, PagePlace? next, CancellationToken cancellationToken)
    {
        var links = await LongLinks.ReadAsync(client, table, rows, cancellationToken).ConfigureAwait(false);
        file.InTransaction(() =>
        {
            file.PutRows(table.Id, Mask(table, rows));
            foreach (var link in links)
                link.Store(file, table);

            if (next is not null)
                file.SetNote(TableNote(table.Id), next.ToString());
        });
    }

    /// <summary>Compares the rows of a table with the copy, and reads again what differs.</summary>
    /// <returns>How many rows differed.</returns>
    private async Task<long> CompareAsync(ClonedTable table, CancellationToken cancellationToken)
    {
        progress.Doing = $"comparing {table.Name}";
        var reading = new TableReading(client, table, TableReading.FieldsAndLinks(table));
        var whole = new TableReading(client, table, "*");
        var (place, seen, different) = (new PagePlace(), 0L, 0L);
        file.InTransaction(file.BeginComparison);
        while (!place.HasEnded)
        {
            var (rows, next) = await reading.ReadAsync(
                place, count => seen + count >= _counts[table.Id], cancellationToken).ConfigureAwait(false);
            seen += rows.Count;
            different += await CompareAsync(table, whole, rows, cancellationToken).ConfigureAwait(false);
            place = next;
        }

        for (var skip = 0; seen < _counts[table.Id];)
        {
            var rows = await reading.ReadWithoutTimeAsync(skip, cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0)
                break;

            skip += rows.Count;
            seen += rows.Count;
            different += await CompareAsync(table, whole, rows, cancellationToken).ConfigureAwait(false);
        }

        var removed = 0;
        file.InTransaction(() => removed = file.EndComparison(table.Id));
        (ReadAgain, Removed) = (ReadAgain + different, Removed + removed);
        return different + removed;
    }

    private async Task<long> CompareAsync(
        ClonedTable table, TableReading whole, IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        var links = await LongLinks.ReadAsync(client, table, rows, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> different = [];
        file.InTransaction(() =>
        {
            different = file.Compare(table.Id, Mask(table, rows));
            foreach (var link in links)
                link.Store(file, table);
        });
        foreach (var ids in different.Chunk(RowsPerLookup))
        {
            var again = await whole.ReadAsync(ids, cancellationToken).ConfigureAwait(false);
            await StoreAsync(table, again, null, cancellationToken).ConfigureAwait(false);
        }

        return different.Count;
    }

    private IEnumerable<JsonElement> Mask(ClonedTable table, IReadOnlyList<JsonElement> rows) =>
        _mask is null ? rows : rows.Select(row => _mask.Row(table.Id, row));

    /// <exception cref="ToolException">A table has more or fewer rows than the server counts, though nothing has
    /// changed.</exception>
    private void ThrowIfIncomplete()
    {
        foreach (var table in Tables.Where(table => file.CountRows(table.Id) != _counts[table.Id]))
        {
            file.InTransaction(() => file.SetNote(VersionNote, ""));
            throw new ToolException(
                $"The server counts {Words.Count(_counts[table.Id], "row")} in \"{table.Name}\" and has given "
                    + $"{Words.Number(file.CountRows(table.Id))}. " +
                "Run the command again: it compares them all.");
        }
    }
}
