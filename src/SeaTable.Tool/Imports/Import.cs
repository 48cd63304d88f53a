using System.Security.Cryptography;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>
/// Brings the lines of a file into a table: all are read and checked before the first is sent, and each is told if it is refused.
/// </summary>
internal sealed class Import
{
    /// <summary>How long the cells of a portion are together at most.</summary>
    private const int MostLetters = 8_000_000;

    private readonly ImportSettings _settings;
    private readonly LineReader _reader;
    private readonly IReadOnlyList<LinkTargets> _links;
    private readonly SeaTableClient _client;

    private Import(ImportSettings settings, SeaTableClient client, string[] header, HeaderMap map, LineReader reader,
        IReadOnlyList<LinkTargets> links)
    {
        (_settings, _client, Header, Map, _reader, _links) = (settings, client, header, map, reader, links);
    }

    public IReadOnlyList<string> Header { get; }

    public HeaderMap Map { get; }

    /// <summary>Gets how many lines were written, or refused by the server, so far.</summary>
    public long Done { get; private set; }

    public UntypedTable Table => _reader.Table;

    /// <summary>Gets the number of the column that tells rows apart.</summary>
    public int? Key => _reader.Key;

    /// <summary>Reads what the lines need: the base, its users where they are named, and the tables that links lead to.</summary>
    /// <exception cref="ToolException">The header does not fit the table.</exception>
    public static async Task<Import> OpenAsync(
        ImportSettings settings, SeaTableClient client, string table, CancellationToken cancellationToken)
    {
        var header = LineReader.ReadHeader(settings);
        var metadata = await client.GetMetadataAsync(cancellationToken).ConfigureAwait(false);
        var found = TableSearch.Table(metadata, table);
        var map = HeaderMap.Of(settings, header, found);
        var rows = new UntypedTable(client, new UntypedSchema(metadata, found, map.Values.Select(value => value.Column)));
        if (rows.Schema.Columns.FirstOrDefault(column => column.Name == settings.Key || column.Metadata.Key == settings.Key)
            is { CanBeKey: false } key)
        {
            throw new ToolException(
                $"The column \"{key.Name}\" can't be the key: a column of texts, e-mails, URLs, numbers, days or single options "
                    + "can.");
        }

        var links = new List<LinkTargets>();
        foreach (var (_, column) in map.Links)
        {
            links.Add(await LinkTargets.ReadAsync(
                client, metadata, new UntypedColumn(metadata, found, column), cancellationToken).ConfigureAwait(false));
        }

        if (map.Values.Any(value => value.Column.Type == ColumnType.Collaborator))
        {
            var users = await RelatedUsers.ReadAsync(client, cancellationToken).ConfigureAwait(false);
            settings = settings with { Forms = settings.Forms with { Users = users } };
        }

        return new Import(settings, client, header, map, new LineReader(settings, map, rows, links), links);
    }

    /// <summary>Reads all lines, and gives how many there are and those that are refused.</summary>
    /// <param name="refuse">Takes the lines that are refused.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<(long Lines, long Refused)> CheckAsync(Func<ImportLine, string, Task> refuse,
        CancellationToken cancellationToken)
    {
        var (lines, refused) = (0L, 0L);
        foreach (var line in _reader.Read(cancellationToken))
        {
            lines++;
            if (line.Problem is not { } problem)
                continue;

            refused++;
            await refuse(line, problem).ConfigureAwait(false);
        }

        return (lines, refused);
    }

    /// <summary>Tells what an import would do, by reading the table.</summary>
    public Task<ImportTotals> PreviewAsync(CancellationToken cancellationToken) =>
        new ImportPreview(_reader).LookAsync(cancellationToken);

    /// <summary>Adds the lines whose key the table does not have, and updates those whose key it has.</summary>
    /// <param name="deletesDoubles">Whether rows that came twice, and hold nothing of their own, are deleted.</param>
    /// <param name="refuse">Takes the lines that the server refuses.</param>
    /// <param name="advance">Is told how many lines are done each time.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<ImportTotals> UpsertAsync(
        bool deletesDoubles, Func<ImportLine, string, Task> refuse, Action<long>? advance,
        CancellationToken cancellationToken)
    {
        var writer = new UpsertWriter(_reader, _links, refuse, _settings.Clock)
        {
            DeletesDoubles = deletesDoubles, Waiting = _settings.Waiting,
        };
        await WriteAsync(writer, static _ => false, advance, cancellationToken).ConfigureAwait(false);
        await writer.LookForDoublesAsync(cancellationToken).ConfigureAwait(false);
        return writer.Totals;
    }

    /// <summary>Adds the lines as new rows.</summary>
    /// <param name="journal">The journal of it.</param>
    /// <param name="refuse">Takes the lines that the server refuses.</param>
    /// <param name="advance">Is told how many lines are done each time.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<ImportTotals> AppendAsync(
        ImportJournal journal, Func<ImportLine, string, Task> refuse, Action<long>? advance,
        CancellationToken cancellationToken)
    {
        var writer = new AppendWriter(_reader, _links, refuse, _settings.Clock, journal) { Waiting = _settings.Waiting };
        await writer.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await WriteAsync(writer, writer.IsDone, advance, cancellationToken).ConfigureAwait(false);
        journal.Finish();
        return writer.Totals;
    }

    /// <summary>Opens the journal of an import without a key.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="isAnew">Whether to forget what it tells of an earlier import of the same file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<ImportJournal> OpenJournalAsync(string path, bool isAnew, CancellationToken cancellationToken)
    {
        var access = await _client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
        var file = File.OpenRead(_settings.Path);
        await using (file.ConfigureAwait(false))
        {
            var hash = Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
            return ImportJournal.Open(path, $"{hash} {access.BaseUuid} {Table.Schema.Metadata.Id}", _settings.Meaning, isAnew);
        }
    }

    private async Task WriteAsync(
        PortionWriter writer, Func<ImportLine, bool> isDone, Action<long>? advance, CancellationToken cancellationToken)
    {
        var (portion, letters) = (new List<ImportLine>(), 0);
        foreach (var line in _reader.Read(cancellationToken).Where(line => line.Row is not null))
        {
            if (isDone(line))
            {
                Done++;
                advance?.Invoke(1);
                continue;
            }

            portion.Add(line);
            letters += line.Length;
            if (portion.Count < writer.PortionSize && letters < MostLetters)
                continue;

            await WritePortionAsync().ConfigureAwait(false);
        }

        if (portion.Count > 0)
            await WritePortionAsync().ConfigureAwait(false);

        async Task WritePortionAsync()
        {
            await writer.WriteAsync(portion, cancellationToken).ConfigureAwait(false);
            Done += portion.Count;
            advance?.Invoke(portion.Count);
            (portion, letters) = ([], 0);
        }
    }
}
