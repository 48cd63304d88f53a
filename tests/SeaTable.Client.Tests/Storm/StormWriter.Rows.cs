namespace SeaTable.Client.Tests.Storm;

internal sealed partial class StormWriter
{
    private async Task AddAsync(int count)
    {
        var added = Enumerable.Range(0, count)
            .Select(_ => (Model: NewRow(), Values: Values(allOfThem: true)))
            .Select(row => (row.Model, row.Values, Row: ToRow(row.Values, row.Model.Key)))
            .ToList();
        Rows.AddRange(added.Select(row => row.Model));
        for (var attempt = 0; added.Count > 0; attempt++)
        {
            var failure = await TryAsync("add", cancel => added.Count == 1
                ? Contacts.AddAsync(added[0].Row, cancel) : Contacts.AddRangeAsync(added.Select(row => row.Row), cancel));
            foreach (var (model, values, row) in added)
            {
                var verdict = Verdicts.Of(failure, row);
                Told("added", model, values, verdict, failure);
                model.RowId = row.RowId;
                model.Begin(values, ExistenceOf(verdict));
                model.Set(values);
                if (verdict == Verdict.Unproven)
                    model.SetUncertain();
                if (model.Existence == Existence.In && model.RowId.Length == 0)
                    figures.Violate($"{model.Key} is reported as stored without an id: {failure}");
            }

            // What is said not to be stored can be sent again without a second thought.
            added = attempt == 2 ? [] : added.FindAll(row => row.Model.Existence == Existence.Out);
        }
    }

    private async Task UpdateAsync(List<StormRow> models)
    {
        var updated = models.ConvertAll(model => (Model: model, Values: Values(allOfThem: false)));
        var rows = updated.ConvertAll(row => ToRow(row.Values, key: null, row.Model.RowId));
        var failure = await TryAsync("update", cancel => rows.Count == 1
            ? Contacts.UpdateAsync(rows[0], cancel) : Contacts.UpdateRangeAsync(rows, cancel));
        for (var i = 0; i < rows.Count; i++)
            Wrote("updated", updated[i].Model, updated[i].Values, Verdicts.Of(failure, rows[i]), failure);
    }

    private async Task DeleteAsync(List<StormRow> models)
    {
        var ids = models.ConvertAll(model => model.RowId);
        var failure = await TryAsync("delete", cancel => ids.Count == 1
            ? Contacts.DeleteAsync(ids[0], cancel) : Contacts.DeleteRangeAsync(ids, cancel));
        foreach (var model in models)
            Deleted(model, Verdicts.Of(failure, null, model.RowId), failure);
    }

    private async Task LinkAsync(StormRow model)
    {
        var row = new ContactsRow { RowId = model.RowId };
        var deal = deals[_random.Next(deals.Count)];
        var links = Contacts.Links.Deals;
        var (adds, removes) = (_random.Next(3) == 0, _random.Next(2) == 0);
        var failure = await TryAsync("link", cancel => adds ? links.AddAsync(row, deal, cancel)
            : removes ? links.RemoveAsync(row, deal, cancel) : links.SetAsync(row, [deal], cancel));
        var verdict = Verdicts.Of(failure, null, model.RowId);
        if (verdict == Verdict.NotStored)
            return;

        foreach (var other in deals.Where(other => other == deal || (!adds && !removes)))
        {
            var now = other == deal && (adds || !removes);
            var before = model.Links.TryGetValue(other.RowId, out var known) ? known : false;
            model.Links[other.RowId] = verdict == Verdict.Stored || before == now ? now : null;
        }
    }

    private async Task ReadAsync(StormRow model)
    {
        ContactsRow? read = null;
        var failure = await TryAsync("get", async cancel => read = await Contacts.GetAsync(model.RowId, cancel));
        if (failure is null && read is null)
            figures.Violate($"{model.Key} ({model.RowId}) is in the base and was read as missing.");
    }
}
