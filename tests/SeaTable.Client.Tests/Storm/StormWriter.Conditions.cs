using static SeaTable.Client.Tests.Storm.StormRow;

namespace SeaTable.Client.Tests.Storm;

internal sealed partial class StormWriter
{
    private async Task UpdateWhereAsync(List<StormRow> models)
    {
        var keys = models.ConvertAll(model => model.Key);
        var values = new Dictionary<string, string> { [Column.Phone] = Next("p") };
        SeaTableChangeResult? result = null;
        var failure = await TryAsync("update where", async cancel => result = await Contacts.UpdateWhereAsync(
            c => c.Name.In(keys), c => c.Phone.Set(values[Column.Phone]), cancel));
        foreach (var model in models.Where(model => IsConcerned(model, Column.Key, failure, result)))
            Wrote("updated where", model, values, Verdicts.Of(failure, null, model.RowId), failure);
    }

    private async Task UpdateAllAsync()
    {
        var (age, notes) = (_random.Next(131), Next("n"));
        var values = new Dictionary<string, string> { [Column.Age] = Text(age), [Column.Notes] = notes };
        SeaTableChangeResult? result = null;
        var failure = await TryAsync("update all", async cancel => result = await Contacts.UpdateWhereAsync(
            c => c.Email == name, c => [c.Age.Set(age), c.Notes.Set(notes)], cancel));
        foreach (var model in Rows.Where(model => IsConcerned(model, Column.Writer, failure, result)))
            Wrote("updated all", model, values, Verdicts.Of(failure, null, model.RowId), failure);
    }

    private async Task DeleteWhereAsync(List<StormRow> models)
    {
        var keys = models.ConvertAll(model => model.Key);
        SeaTableChangeResult? result = null;
        var failure = await TryAsync(
            "delete where", async cancel => result = await Contacts.DeleteWhereAsync(c => c.Name.In(keys), cancel));
        foreach (var model in models.Where(model => IsConcerned(model, Column.Key, failure, result)))
            Deleted(model, Verdicts.Of(failure, null, model.RowId), failure);
    }

    /// <summary>
    /// Whether a row is one of those that the client says to have found by a condition on a column, or may be. A row that has to
    /// be found is found.
    /// </summary>
    private bool IsConcerned(StormRow model, string column, Exception? failure, SeaTableChangeResult? result)
    {
        if (failure is not null || result!.RowIds!.Contains(model.RowId))
            return model.Existence != Existence.Out;
        if (model.Existence == Existence.In && model.IsCertain(column))
            figures.Violate($"{model.Key} ({model.RowId}) meets a condition and was not found: {model.History[^1]}");
        return false;
    }
}
