using static SeaTable.Client.Tests.Storm.StormRow;

namespace SeaTable.Client.Tests.Storm;

internal sealed partial class StormWriter
{
    private const int MostTries = 3;

    /// <summary>How many additions of a row one upsert may lose.</summary>
    private const int MostLost = 3;

    /// <summary>After the storm: the next upsert of the keys, which has to find what came late.</summary>
    /// <param name="calm">A client that knows nothing of the storm.</param>
    internal async Task UpsertAgainAsync(CrmBase calm)
    {
        var models = Rows.FindAll(row => row is { IsUpserted: true, Existence: Existence.In } && row.IsCertain(Column.Key));
        var rows = models.ConvertAll(model => ToRow([], model.Key));
        var result = await calm.Contacts.UpsertRangeAsync(rows, c => c.Name);
        foreach (var (model, row) in models.Zip(rows))
        {
            Upserted(model, row, [], Verdict.Stored, null, result);
            model.IsSettled = true;
            if (result.Added.Contains(row))
                figures.Violate($"{model.Key} ({model.RowId}) was in the base, and an upsert added it: {model.History[^1]}");
        }
    }

    /// <summary>Writes rows by their keys, some of them new, until it is told of all that they are in.</summary>
    private async Task UpsertAsync(List<StormRow> models)
    {
        models.AddRange(Enumerable.Range(0, _random.Next(1, 3)).Select(_ => NewRow()));
        Rows.AddRange(models.Except(Rows));
        var options = new SeaTableUpsertOptions { DeleteDoubles = _random.Next(2) == 0 };
        var written = models.ConvertAll(model => (Model: model, Values: Values(allOfThem: true)));
        for (var tries = 0; written.Count > 0 && tries < MostTries; tries++)
        {
            var rows = written.ConvertAll(row => ToRow(row.Values, row.Model.Key));
            SeaTableUpsertResult? result = null;
            var failure = await TryAsync("upsert", async cancel =>
                result = await Contacts.UpsertRangeAsync(rows, c => c.Name, options, cancel));
            for (var i = 0; i < rows.Count; i++)
                Upserted(written[i].Model, rows[i], written[i].Values, Verdicts.Of(failure, rows[i]), failure, result);

            written = failure is SeaTableUnprovenWriteException ? [] : written.FindAll(
                row => row.Model.Existence != Existence.In || Verdicts.Of(failure, rows[written.IndexOf(row)]) != Verdict.Stored);
        }
    }

    private void Upserted(
        StormRow model, ContactsRow row, Dictionary<string, string> values, Verdict verdict, Exception? failure,
        SeaTableUpsertResult? result)
    {
        model.IsUpserted = true;
        var addedAgain = result?.AddedAgain ?? (failure as SeaTableException)?.Outcome?.AddedAgain
            ?? (failure as SeaTableCanceledException)?.Outcome?.AddedAgain ?? [];
        if (verdict == Verdict.Unknown || addedAgain.Contains(row))
            model.LostAdditions += MostLost;
        if (verdict == Verdict.Unknown && failure is OperationCanceledException && model.Existence != Existence.In)
            model.AbandonedAdditions++;
        if (model.Existence != Existence.In)
        {
            // That the last try stored nothing says nothing of those before.
            var existence = model is { Existence: Existence.Unknown, History.Count: > 0 } && verdict == Verdict.NotStored
                ? Existence.Unknown : ExistenceOf(verdict);
            model.RowId = row.RowId;
            model.Begin(values, existence);

            // Nothing is known of where the values of an addition went of which it is not known whether it was made.
            if (verdict == Verdict.Unknown)
                verdict = Verdict.Unproven;
        }
        else if (row.RowId.Length > 0 && row.RowId != model.RowId)
        {
            if (result is not null && !Doubles(result, row).Contains(model.RowId))
                figures.Violate($"{model.Key} ({model.RowId}) was upserted to {row.RowId}, and no double was told.");
            figures.Count("rows of which an upsert took an older double");
            model.BecomeDouble(row.RowId);
        }

        if (result is not null)
        {
            var doubles = Doubles(result, row);
            figures.Count("doubles told by upserts", doubles.Count);
            model.Doubles = doubles;
            var deleted = result.Doubles.Where(twice => twice.RowId == row.RowId).SelectMany(twice => twice.DeletedRowIds);
            model.Deleted.UnionWith(deleted);
        }

        Wrote("upserted", model, values, verdict, failure);
        if (verdict == Verdict.Stored)
            model.SetConstants();
    }

    private static List<string> Doubles(SeaTableUpsertResult result, ContactsRow row) =>
        [.. result.Doubles.Where(twice => twice.RowId == row.RowId)
            .SelectMany(twice => twice.OtherRowIds.Concat(twice.DeletedRowIds))];
}
