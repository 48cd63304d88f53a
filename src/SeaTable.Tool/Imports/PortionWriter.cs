using SeaTable.Tool.Rows;

namespace SeaTable.Tool.Imports;

/// <summary>Brings portions of lines into the table. Lines that the server does not take are told one by one.</summary>
/// <param name="reader">Has read the lines.</param>
/// <param name="links">The link columns.</param>
/// <param name="refuse">Takes a line that was refused, and why.</param>
/// <param name="clock">The clock.</param>
internal abstract class PortionWriter(
    LineReader reader, IReadOnlyList<LinkTargets> links, Func<ImportLine, string, Task> refuse, TimeProvider clock)
{
    /// <summary>When the server refuses so many lines one after the other, it is not about the lines.</summary>
    private const int MostRefusals = 20;

    private int _refusals;

    /// <summary>Gets how many lines are written at a time.</summary>
    public abstract int PortionSize { get; }

    /// <summary>Gets what is told how long is waited, and why; null for nobody.</summary>
    public Action<TimeSpan, string>? Waiting { get; init; }

    public ImportTotals Totals { get; } = new();

    protected bool HasLinks => links.Count > 0;

    protected UntypedTable Table => reader.Table;

    protected LineReader Reader => reader;

    protected TimeProvider Clock => clock;

    /// <summary>Writes lines, whose rows are those of an earlier try when there was one.</summary>
    /// <exception cref="SeaTableException">It failed for a reason that has nothing to do with single lines.</exception>
    public async Task WriteAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        try
        {
            await WriteRowsAsync(lines, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException e) when (Patience.IsAboutLines(e) && _refusals < MostRefusals)
        {
            await NarrowAsync(lines, e, WriteAsync, cancellationToken).ConfigureAwait(false);
            return;
        }

        _refusals = 0;
        await LinkAsync(lines, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the rows of lines, each once.</summary>
    protected abstract Task WriteRowsAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken);

    /// <summary>Notes that the links of lines are made.</summary>
    protected virtual Task EndLinksAsync(IReadOnlyList<ImportLine> lines) => Task.CompletedTask;

    /// <summary>Links the rows of lines with those that they name; links that are there stay.</summary>
    protected async Task LinkAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        if (links.Count == 0)
            return;

        try
        {
            for (var i = 0; i < links.Count; i++)
            {
                var column = i;
                var pairs = lines.Where(line => line.Row!.RowId.Length > 0).SelectMany(line => line.Links[column]
                    .Select(id => (line.Row!, Other: new UntypedRow(Table.Schema) { RowId = id }))).ToList();
                if (pairs.Count > 0)
                {
                    await RepeatAsync(
                        () => Table.Links(links[column].Column).AddRangeAsync(pairs, cancellationToken), cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }
        catch (SeaTableException e) when (Patience.IsAboutLines(e) && _refusals < MostRefusals)
        {
            await NarrowAsync(lines, e, LinkAsync, cancellationToken).ConfigureAwait(false);
            return;
        }

        await EndLinksAsync(lines).ConfigureAwait(false);
    }

    /// <summary>Does what is safe to do again until it succeeds, or is not worth another try.</summary>
    protected async Task RepeatAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        var patience = new Patience(clock) { Waiting = Waiting };
        while (true)
        {
            try
            {
                await action().ConfigureAwait(false);
                return;
            }
            catch (SeaTableException e) when (Patience.IsPassing(e))
            {
                if (!await patience.WaitAsync(e, cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }
    }

    /// <summary>Finds the lines that something fails of: half of them, and half of those.</summary>
    private async Task NarrowAsync(
        IReadOnlyList<ImportLine> lines, SeaTableException failure,
        Func<IReadOnlyList<ImportLine>, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (lines is [var line])
        {
            _refusals++;
            Totals.Refused++;
            await refuse(line, failure.Message).ConfigureAwait(false);
            return;
        }

        var half = lines.Count / 2;
        await write([.. lines.Take(half)], cancellationToken).ConfigureAwait(false);
        await write([.. lines.Skip(half)], cancellationToken).ConfigureAwait(false);
    }
}
