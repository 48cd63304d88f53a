using SeaTable.Tool.Imports;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>Tells what became of the lines of an import, and keeps those that were refused.</summary>
internal sealed class ImportReport : IAsyncDisposable
{
    /// <summary>How many refused lines are shown; a file takes all of them.</summary>
    private const int MostShown = 20;

    private readonly ToolTerminal _terminal;
    private readonly string _path;
    private readonly RejectsFile? _rejects;
    private readonly int _ownCells;
    private int _mostShown = MostShown;
    private int _shown;

    private ImportReport(ToolTerminal terminal, string path, RejectsFile? rejects, int ownCells) =>
        (_terminal, _path, _rejects, _ownCells) = (terminal, path, rejects, ownCells);

    public static async Task<ImportReport> CreateAsync(
        ToolTerminal terminal, ImportSettings settings, IReadOnlyList<string> header, string? rejects) => new(
            terminal, settings.Path,
            rejects is null ? null : await RejectsFile.CreateAsync(
                rejects, settings.Form, settings.IsGuarded, header).ConfigureAwait(false),
            header.TakeWhile(RejectsFile.IsOwnHeader).Count());

    /// <summary>Takes a line that is refused.</summary>
    public async Task RefuseAsync(ImportLine line, string why)
    {
        if (_shown++ < _mostShown)
            _terminal.Note(Markup.Escape($"{_path}:{line.Number}: {why.TrimEnd('.')}."));

        if (_rejects is not null)
            await _rejects.WriteAsync(line, why, _ownCells).ConfigureAwait(false);
    }

    public void EndCheck()
    {
        if (_shown > MostShown)
            _terminal.Note($"and {Words.Number(_shown - MostShown)} more {Words.Verb(_shown - MostShown, "line", "lines")}.");

        _shown = 0;
        if (_rejects is null)
            _mostShown = int.MaxValue; // Nothing else keeps what the server refuses from now on.
    }

    public void WritePreview(ImportTotals totals, long lines, long refused)
    {
        _terminal.Note("Nothing was sent. An import would bring:");
        _terminal.Output.WriteLine($"lines      {Words.Number(lines),10}");
        _terminal.Output.WriteLine($"added      {Words.Number(totals.Added),10}");
        _terminal.Output.WriteLine($"updated    {Words.Number(totals.Updated),10}");
        _terminal.Output.WriteLine($"unchanged  {Words.Number(totals.Unchanged),10}");
        _terminal.Output.WriteLine($"refused    {Words.Number(refused),10}");
        TellDoubles(totals, deletesDoubles: false);
    }

    public void WriteNothingSent(long lines, long refused) => _terminal.Fail(
        $"{Words.Number(refused)} of {Words.Count(lines, "line")} {Words.Verb(refused, "is", "are")} refused, so nothing was " +
        "sent. Correct the file, or give --rejects FILE: then the others are imported, and what is refused is kept there with " +
        "the reasons.");

    public void TellJournal(ImportJournal journal, string path)
    {
        _terminal.Note(Markup.Escape(journal.Stored.Count > 0
            ? $"Going on: {Words.Count(journal.Stored.Count, "line")} {Words.Verb(journal.Stored.Count, "is", "are")} in the " +
                $"table already, as {path} tells."
            : $"Without --key each line becomes a new row. {path} keeps which ones are in, so that the same command goes on " +
            "after an interruption instead of adding them twice."));
    }

    /// <summary>Tells how far it came when it could not go on.</summary>
    public void TellStop(long done, long lines) => _terminal.Note(
        $"{Words.Number(done)} of {Words.Count(lines, "line")} {Words.Verb(done, "is", "are")} done, and of those that follow " +
        "some may be. The same command goes on: no line comes twice.");

    /// <summary>Tells what an import did, and at last what was refused, once that is kept.</summary>
    /// <param name="totals">What it did.</param>
    /// <param name="rejects">The file with what was refused; null when nobody wants it.</param>
    /// <param name="deletesDoubles">Whether rows that came twice were to be deleted.</param>
    /// <exception cref="ToolException">What was refused could not be kept.</exception>
    public async Task WriteTotalsAsync(ImportTotals totals, string? rejects, bool deletesDoubles)
    {
        List<(long Count, string What)> parts =
        [
            (totals.Added, "added"), (totals.Updated, "updated"), (totals.Unchanged, "there already"),
            (totals.Found, "stored by a call whose answer was lost"), (totals.Earlier, "in by an earlier run"),
        ];
        var told = string.Join(", ", parts.Where(part => part.Count > 0)
            .Select(part => $"{Words.Number(part.Count)} {part.What}"));
        _terminal.Note($"[green]In the table: {Words.Count(totals.Done, "line")}[/]{(told.Length > 0 ? $": {told}" : "")}.");
        if (totals.DeletedDoubles > 0)
            _terminal.Note($"Deleted, since they came twice: {Words.Count(totals.DeletedDoubles, "row")}.");

        TellDoubles(totals, deletesDoubles);
        if (totals.SentAgain > 0)
        {
            _terminal.Warn(
                $"{Words.Count(totals.SentAgain, "line")} {Words.Verb(totals.SentAgain, "was", "were")} sent twice, because an " +
                "answer was lost and a look found nothing. A server may carry out the first call later. The same command, run " +
                "again in some minutes, finds such doubles.");
        }

        if (_rejects is not null)
            await _rejects.CompleteAsync().ConfigureAwait(false);

        if (totals.Refused > 0)
        {
            _terminal.Warn($"Refused: {Words.Count(totals.Refused, "line")}" +
                (rejects is null ? "." : $", kept in {rejects}. Corrected, that file can be imported itself."));
        }
    }

    public ValueTask DisposeAsync() => _rejects?.DisposeAsync() ?? default;

    private void TellDoubles(ImportTotals totals, bool deletesDoubles)
    {
        if (totals.DoubleCount == 0)
            return;

        _terminal.Warn($"Of several rows of the table: {Words.Count(totals.DoubleCount, "key")} of the file.");
        foreach (var words in totals.Doubles)
            _terminal.Note(Markup.Escape($"  {words}"));

        _terminal.Note(deletesDoubles ? "They stay, since each of them holds something of its own. Decide by hand which is right."
            : "--delete-doubles deletes those of them that hold nothing of their own.");
    }
}
