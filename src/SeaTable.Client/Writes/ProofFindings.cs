using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>What the proof of a write found that can't be made good, and the harm that was done on the way.</summary>
internal sealed class ProofFindings(Runtime.TableSchema schema)
{
    private const int MostTold = 10;

    private readonly List<Loss> _lost = [];
    private readonly HashSet<(SeaTableRow Row, int Column)> _shifted = [];
    private List<SentCells> _open = [];
    private readonly MisplacedValues _misplaced = new(schema);
    private readonly RecreatedOptions _recreated = new(schema);

    /// <summary>Finds values of the rows that stand in other columns, and options that were created by old names.</summary>
    /// <param name="rows">Rows of which columns were written under wrong names.</param>
    /// <param name="stored">The whole rows as they are now.</param>
    /// <param name="current">The table as it is now.</param>
    internal void AddHarm(IReadOnlyList<SentCells> rows, StoredCells stored, TableBinding current) =>
        _misplaced.Find(rows, stored, current, Evidence.Value);

    /// <summary>
    /// Finds the same in rows whose values are all where they should be or were changed since, but may have been written
    /// elsewhere by an earlier try.
    /// </summary>
    internal void AddHarmOfTries(IReadOnlyList<SentCells> rows, StoredCells stored, TableBinding current) =>
        _misplaced.Find(rows, stored, current, Evidence.LongText);

    /// <summary>Finds the same where it is known what the columns held before.</summary>
    internal void AddKnownHarm(IReadOnlyList<SentCells> rows, StoredCells stored, TableBinding current) =>
        _misplaced.Find(rows, stored, current, Evidence.Change);

    /// <summary>
    /// Adds options that were deleted, and that the server made anew for a row; gives the row without their columns.
    /// </summary>
    internal SentCells WithoutRecreated(SentCells row, StoredCells stored) => _recreated.Without(row, stored);

    /// <summary>Whether a column of the row got a value that was meant for another.</summary>
    internal bool IsHarmed(SeaTableRow row) => _misplaced.Rows.Contains(row);

    /// <summary>What is to be sent of a row again: what did not arrive, and emptiness where such a value stands.</summary>
    internal ColumnSet ToRepeat(SentCells row) => row.Unproven.Union(_misplaced.ToEmpty.GetValueOrDefault(row.Row));

    /// <summary>Notes the rows of which something is not proven yet.</summary>
    internal void SetOpen(List<SentCells> open) => _open = open;

    /// <summary>Adds a value that the base can't take any more.</summary>
    internal void AddLost(SentCells row, int column, StoredCells stored, SeaTableException? problem)
    {
        _lost.Add(new Loss(
            row.Row, Holds(row, column, stored) + (problem is null ? "." : $": {problem.Message}"), problem));
    }

    /// <summary>Adds the values that are not there although they were sent again and again.</summary>
    internal void AddLost(IEnumerable<SentCells> rows, StoredCells stored)
    {
        foreach (var row in rows)
        {
            foreach (var column in row.Unproven)
                AddLost(row, column, stored, null);
        }
    }

    /// <summary>Whether the server took a moment for another one.</summary>
    internal bool HasShifted => _shifted.Count > 0;

    /// <summary>Adds a moment that the server takes for another one.</summary>
    internal void AddShifted(SentCells row, int column, DateTimeOffset meant, DateTimeOffset seen)
    {
        if (!_shifted.Add((row.Row, column)))
            return;

        _lost.Add(new Loss(row.Row, string.Create(
            CultureInfo.InvariantCulture,
            $"Column '{row.ColumnOf(column).Name}' of row {row.RowId} was given the moment {Text(meant)}, but it holds ") +
            $"{Text(seen)}: another client has changed it, the server can't tell it from another when clocks are set back, or " +
            "its clocks went otherwise at that time than those of SeaTableOptions.TimeZone.", null));
    }

    /// <summary>Sums up what was found.</summary>
    /// <param name="count">How many rows were written.</param>
    /// <param name="failure">What kept the proof from being finished, if something did.</param>
    internal ProofReport Report(int count, Exception? failure) => Report(count, failure, null);

    private ProofReport Report(int count, Exception? failure, SeaTableRow? only)
    {
        var lost = _lost.FindAll(loss => only is null || loss.Row == only);
        var harm = _misplaced.Tell(only);
        var open = _open.Select(row => row.Row).Where(row => only is null || row == only).ToHashSet();
        if (only is not null && open.Count == 0)
            failure = null; // What could not be looked at is about others.

        var unproven = lost.Select(loss => loss.Row).Union(_misplaced.Rows).Union(_recreated.Rows)
            .Union(failure is null ? [] : open).Where(row => only is null || row == only).ToHashSet();
        var report = new ProofReport(unproven, failure)
        {
            HasShifted = HasShifted,
            Of = row => Report(1, failure, row),
        };
        var isSound = lost.Count == 0 && harm.Count == 0;
        harm.AddRange(_recreated.Tell(only));
        if (harm.Count == 0 && (isSound || failure is not null))
            return report;

        var stored = count == 0 ? "Values were sent" : count == 1
            ? "The row is stored" : string.Create(CultureInfo.InvariantCulture, $"The {count} rows are stored");
        if (isSound && failure is null)
            return report with { Failure = _recreated.ToException(stored, only) };

        var more = lost.Count > MostTold
            ? string.Create(CultureInfo.InvariantCulture, $" And {lost.Count - MostTold} values more.") : "";
        var message = lost.Count == 0 && failure is null
            ? $"{stored}, and every value that was meant for a column is in it. But {string.Join(" ", harm)}"
            : $"{stored} in table '{schema.Name}', but not every value could be proven to be there. " +
                $"{failure?.Message}{string.Join(" ", lost.Take(MostTold).Select(loss => loss.Text))}{more}" +
                (harm.Count == 0 ? "" : " Besides, " + string.Join(" ", harm));
        var problem = failure ?? lost.Find(loss => loss.Problem is not null)?.Problem;
        if (problem is SeaTableSchemaException gone && failure is null && harm.Count == 0
            && lost.TrueForAll(loss => loss.Problem is SeaTableSchemaException))
        {
            return report with
            {
                Failure = new SeaTableSchemaException(message, gone.Table, gone.Column, gone) { IsAfterSending = true },
            };
        }

        return report with
        {
            Failure = new SeaTableUnprovenWriteException(message, problem) { Overwritten = _misplaced.Overwritten(only) },
        };
    }

    private static string Holds(SentCells row, int column, StoredCells stored) =>
        $"Column '{row.ColumnOf(column).Name}' of row {row.RowId} holds {Short(row.Find(column, stored))} instead of " +
        Short(row.ValueOf(column));

    /// <summary>A value for a message, cut off where it is long.</summary>
    internal static string Short(JsonElement? value)
    {
        const int Most = 60;
        var json = value is { ValueKind: not JsonValueKind.Undefined } some ? some.GetRawText() : "nothing";
        return json.Length <= Most ? json : json[..(Most - 1)] + "…";
    }

    private static string Text(DateTimeOffset moment) =>
        moment.ToString(DateForms.Rfc3339 + "zzz", CultureInfo.InvariantCulture);
}

/// <summary>What came out of a proof.</summary>
/// <param name="Unproven">The rows of which something is not proven, or that were harmed.</param>
/// <param name="Failure">What to tell about it, or what kept the proof from being finished; null when all is well.</param>
internal sealed record ProofReport(IReadOnlySet<SeaTableRow> Unproven, Exception? Failure)
{
    /// <summary>Whether it was cancelled before it came to an end, or the whole was cancelled meanwhile.</summary>
    internal bool WasCanceled { get; init; }

    /// <summary>Whether the server took a moment for another one.</summary>
    internal bool HasShifted { get; init; }

    /// <summary>What comes out when nothing was written.</summary>
    internal static ProofReport OfNothing(Runtime.TableSchema schema) => new ProofFindings(schema).Report(0, null);

    /// <summary>Gives what came out for one of the rows, as if it had been written alone.</summary>
    internal required Func<SeaTableRow, ProofReport> Of { get; init; }
}

/// <summary>A value of a row that is not there.</summary>
/// <param name="Row">The row.</param>
/// <param name="Text">What to say about it.</param>
/// <param name="Problem">Why the base can't take it any more, if that is so.</param>
internal sealed record Loss(SeaTableRow Row, string Text, SeaTableException? Problem);
