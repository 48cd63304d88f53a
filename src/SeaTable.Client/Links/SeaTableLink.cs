using System.ComponentModel;
using System.Globalization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>A link column of a table: makes, takes away and reads links between its rows and those of another table.</summary>
/// <typeparam name="TRow">The row class of the column's table.</typeparam>
/// <typeparam name="TOther">The row class of the table at the other end.</typeparam>
/// <remarks>
/// A row object keeps the links it was read with; read it again to see the changes. All of it is safe to repeat. See
/// https://api.seatable.com/reference/createrowlink.
/// </remarks>
public partial class SeaTableLink<TRow, TOther>
    where TRow : SeaTableRow
    where TOther : SeaTableRow
{
    /// <summary>How often others may make one of the links while a call is on its way.</summary>
    private const int MaxRounds = 20;

    private readonly LinkCalls? _calls;
    private readonly JoinedLinks<TOther>? _joined;
    private readonly LinkListReader<TOther> _read;
    private readonly Func<LinkedRowReader<TOther>>? _rows;

    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="client">The connection to the base.</param>
    /// <param name="schema">The column as the schema file knew it.</param>
    /// <param name="read">Reads the links of a cell.</param>
    /// <param name="other">Gives the table at the other end; <see langword="null"/> when its rows are not to be read.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SeaTableLink(
        SeaTableClient client, LinkSchema schema, LinkListReader<TOther> read, Func<LinkedTable<TOther>>? other = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(read);
        _calls = new LinkCalls(client.Session, schema);
        _read = read;
        _rows = other is null ? null : () => new LinkedRowReader<TOther>(client.Session, schema, other(), read);
        _joined = new JoinedLinks<TOther>(client.Session, schema, _calls, read, async (pair, token) =>
        {
            await AddAllAsync(JoinedLinks<TOther>.Map([pair]), token).ConfigureAwait(false);
            return true;
        });
    }

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableLink() => _read = (ref _) => throw Mocking.NotReplaced(this);

    private LinkCalls Calls => _calls ?? throw Mocking.NotReplaced(this);

    private JoinedLinks<TOther> Joined => _joined ?? throw Mocking.NotReplaced(this);

    /// <summary>Links a row with another one. A link that is there already stays as it is.</summary>
    /// <param name="row">The row of this table.</param>
    /// <param name="other">The row of the other table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The link may have been made all the
    /// same.</param>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task AddAsync(TRow row, TOther other, CancellationToken cancellationToken = default) =>
        await Joined.AddAsync(new RowPair(IdOf(row), IdOf(other)), cancellationToken).ConfigureAwait(false);

    /// <summary>Makes many links, in one call for up to 1,000 rows. Links that are there already stay as they are.</summary>
    /// <param name="links">The rows of this table, each with one of the other.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Links may have been made all the
    /// same.</param>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task AddRangeAsync(IEnumerable<(TRow Row, TOther Other)> links,
        CancellationToken cancellationToken = default) => await AddAllAsync(Map(links), cancellationToken).ConfigureAwait(false);

    private async Task AddAllAsync(Dictionary<string, List<string>> missing, CancellationToken cancellationToken)
    {
        var mayBeApplied = false;
        try
        {
            for (var round = 1; missing.Count > 0; round++)
            {
                try
                {
                    await Calls.SendAsync(HttpMethod.Post, "adding links", missing, cancellationToken).ConfigureAwait(false);
                    return;
                }
                catch (SeaTableApiException e) when (round < MaxRounds && LinkRefusal.IsExistingLink(e))
                {
                    // The server refuses the whole call when one of the links is there, and others may make links at the same
                    // time. So may this call itself, when the network repeats it.
                    mayBeApplied = true;
                    var present = await Calls.Reader.LoadAsync(missing.Keys, _read, cancellationToken).ConfigureAwait(false);
                    foreach (var (rowId, others) in missing)
                        others.RemoveAll(other => present[rowId].Exists(link => link.RowId == other));

                    missing = missing.Where(entry => entry.Value.Count > 0).ToDictionary();
                }
            }
        }
        catch (SeaTableException e) when (mayBeApplied)
        {
            e.SetMayBeApplied(); // The links that are there may be those of this call.
            throw;
        }
        catch (OperationCanceledException e) when (mayBeApplied && e is not SeaTableCanceledException)
        {
            throw SeaTableCanceledException.AfterTry("adding links", e, cancellationToken);
        }
    }

    /// <summary>Takes the link between two rows away. Where there is none, nothing happens.</summary>
    /// <param name="row">The row of this table.</param>
    /// <param name="other">The row of the other table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The link may have been removed all the
    /// same.</param>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task RemoveAsync(TRow row, TOther other, CancellationToken cancellationToken = default) =>
        Joined.RemoveAsync(new RowPair(IdOf(row), IdOf(other)), cancellationToken);

    /// <summary>Links a row with exactly these others, and with no more.</summary>
    /// <param name="row">The row of this table.</param>
    /// <param name="others">The rows of the other table; none takes all links away.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The links may have been set all the
    /// same.</param>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task SetAsync(TRow row, IEnumerable<TOther> others, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(others);
        var map = Map(others.Select(other => (row, other)));
        map.TryAdd(IdOf(row), []);
        return Calls.SendAsync(HttpMethod.Put, "setting links", map, cancellationToken);
    }

    private static Dictionary<string, List<string>> Map(IEnumerable<(TRow Row, TOther Other)> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var list = links.ToList();
        var map = new Dictionary<string, List<string>>();
        for (var i = 0; i < list.Count; i++)
        {
            var place = list.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" of link {i + 1} of {list.Count}");
            var (id, otherId) = (IdOf(list[i].Row, place), IdOf(list[i].Other, place));
            if (!map.TryGetValue(id, out var others))
                map.Add(id, others = []);

            if (!others.Contains(otherId))
                others.Add(otherId);
        }

        return map;
    }

    private static string IdOf<T>(T row, string place = "")
        where T : SeaTableRow
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.RowId.Length == 0)
        {
            throw new SeaTableRowException(
                $"The {typeof(T).Name}{place} is not stored yet: it has no RowId. Add it first. Nothing was sent.");
        }

        RowIds.Check(row.RowId);
        return row.RowId;
    }
}
