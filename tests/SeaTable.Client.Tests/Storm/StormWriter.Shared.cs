namespace SeaTable.Client.Tests.Storm;

internal sealed partial class StormWriter
{
    /// <summary>Reads a row that others write, too, thinks for a moment, and updates it if it is unchanged.</summary>
    private async Task UpdateUnchangedAsync(SharedRow shared)
    {
        ContactsRow? row = null;
        var failure = await TryAsync("get shared", async cancel => row = await Contacts.GetAsync(shared.RowId, cancel));
        if (failure is not null)
            return;

        if (row is not { Notes: { } seen, RowModifiedAt: { } readAt })
        {
            figures.Violate($"Shared row {shared.RowId} was read without its tag: {row}");
            return;
        }

        await Task.Delay(_random.Next(3));
        var tag = Next("n");
        (row.Notes, row.Age) = (tag, _random.Next(131));
        shared.Begin(seen, tag);
        failure = await TryAsync("update if unchanged",
            cancel => Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged, cancel));
        var verdict = Verdicts.Of(failure, row);
        figures.Count($"rows updated if unchanged: {(failure is SeaTableConflictException ? "Conflict" : verdict)}");
        if (failure is SeaTableConflictException { Current: var current, Conflicts: [var conflict] })
        {
            // A try that may have been carried out before somebody else changed the row is told.
            var expected = conflict.MayBeStored ? Verdict.Unknown : Verdict.NotStored;
            if (verdict != expected || current is not ContactsRow now)
                figures.Violate($"Shared row {shared.RowId}: the conflict is told as {verdict}, with the row {current}");
            else if (now.Notes == tag || now.RowModifiedAt == readAt)
                figures.Violate($"Shared row {shared.RowId}: '{tag}' over '{seen}' met no conflict, but one is told: {failure}");
        }

        shared.Told(tag, verdict, $"{failure?.GetType().Name} {failure?.Message}");
    }
}
