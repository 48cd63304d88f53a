using System.Globalization;
using static SeaTable.Client.Tests.Storm.StormRow;

namespace SeaTable.Client.Tests.Storm;

/// <summary>
/// A writer with rows of its own. It does what it likes with them and believes what the client tells it, no more and no less.
/// </summary>
internal sealed class StormWriter(
    string name, CrmBase crm, IReadOnlyList<DealsRow> deals, StormFigures figures, int seed)
{
    private static readonly ContactsStatus[] s_statuses =
        [ContactsStatus.Lead, ContactsStatus.Customer, ContactsStatus.Lost, ContactsStatus.DoNotContact];

    private readonly Random _random = new(seed);
    private int _values;

    internal List<StormRow> Rows { get; } = [];

    internal CrmBase Crm => crm;

    private ContactsTable Contacts => crm.Contacts;

    internal async Task RunAsync(int operations)
    {
        for (var operation = 0; operation < operations; operation++)
        {
            var present = Rows.FindAll(row => row.Existence == Existence.In);
            var what = present.Count < 5 ? 0 : _random.Next(100);
            await (what switch
            {
                < 25 => AddAsync(1),
                < 35 => AddAsync(_random.Next(2, 6)),
                < 58 => UpdateAsync(Pick(present, 1)),
                < 64 => UpdateAsync(Pick(present, _random.Next(2, 6))),
                < 72 => DeleteAsync(Pick(present, 1)),
                < 75 => DeleteAsync(Pick(present, _random.Next(2, 4))),
                < 80 => UpdateWhereAsync(Pick(present, _random.Next(1, 4))),
                < 82 => UpdateAllAsync(),
                < 86 => DeleteWhereAsync(Pick(present, _random.Next(1, 3))),
                < 95 => LinkAsync(Pick(present, 1)[0]),
                _ => ReadAsync(Pick(present, 1)[0]),
            });
        }
    }

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
                model.Existence = verdict switch
                {
                    Verdict.NotStored => Existence.Out,
                    Verdict.Unknown => Existence.Unknown,
                    _ => Existence.In,
                };
                model.Marks = [model.Key, values[Column.Phone], values[Column.Notes]];
                model.Set(values);
                model.Set(Constants(model.Key));
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

    private async Task DeleteAsync(List<StormRow> models)
    {
        var ids = models.ConvertAll(model => model.RowId);
        var failure = await TryAsync("delete", cancel => ids.Count == 1
            ? Contacts.DeleteAsync(ids[0], cancel) : Contacts.DeleteRangeAsync(ids, cancel));
        foreach (var model in models)
            Deleted(model, Verdicts.Of(failure, null, model.RowId), failure);
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

    private void Wrote(string verb, StormRow model, Dictionary<string, string> values, Verdict verdict, Exception? failure)
    {
        Told(verb, model, values, verdict, failure);
        if (failure is OperationCanceledException && verdict != Verdict.NotStored)
            model.MayComeLate(values);
        if (verdict == Verdict.Stored)
            model.Set(values);
        else if (verdict == Verdict.Unknown)
            model.MayBe(values);
        else if (verdict == Verdict.Unproven)
            model.SetUncertain();
    }

    private void Deleted(StormRow model, Verdict verdict, Exception? failure)
    {
        Told("deleted", model, [], verdict, failure);
        if (verdict != Verdict.NotStored)
            model.Existence = verdict == Verdict.Stored ? Existence.Out : Existence.Unknown;
    }

    private void Told(string verb, StormRow model, Dictionary<string, string> values, Verdict verdict, Exception? failure)
    {
        figures.Count($"rows {verb}: {verdict}");
        model.History.Add($"{verb} {string.Join(' ', values.Values)}: {verdict} {failure?.GetType().Name} {failure?.Message}");
    }

    /// <summary>Runs a call, now and then with a caller who gives up, and catches what a caller has to expect.</summary>
    private async Task<Exception?> TryAsync(string what, Func<CancellationToken, Task> call)
    {
        using var giveUp = new CancellationTokenSource();
        if (_random.Next(50) == 0)
            giveUp.CancelAfter(_random.Next(1, 30));
        try
        {
            await call(giveUp.Token);
            figures.Count("calls that succeeded");
            return null;
        }
        catch (OperationCanceledException e) when (e.CancellationToken == giveUp.Token)
        {
            figures.Count($"calls that failed with {e.GetType().Name}");
            return e;
        }
        catch (SeaTableException e)
        {
            figures.Count($"calls that failed with {e.GetType().Name}");
            return e;
        }
        catch (Exception e)
        {
            figures.Violate($"{what} by {name} threw {e}");
            return e;
        }
    }

    private StormRow NewRow() => new($"{name}-{Rows.Count + ++_values:D6}", name);

    private List<StormRow> Pick(List<StormRow> rows, int count) =>
        [.. rows.OrderBy(_ => _random.Next()).Take(count)];

    private Dictionary<string, string> Values(bool allOfThem)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var which = allOfThem ? 15 : _random.Next(1, 16);
        if ((which & 1) != 0)
            values[Column.Phone] = Next("p");
        if ((which & 2) != 0)
            values[Column.Age] = Text(_random.Next(131));
        if ((which & 4) != 0)
            values[Column.Notes] = Next("n");
        if ((which & 8) != 0)
            values[Column.Status] = s_statuses[_random.Next(s_statuses.Length)].ToString();
        return values;
    }

    private Dictionary<string, string> Constants(string key) => new() { [Column.Key] = key, [Column.Writer] = name };

    private ContactsRow ToRow(Dictionary<string, string> values, string? key, string rowId = "")
    {
        var row = rowId.Length == 0 ? new ContactsRow() : new ContactsRow { RowId = rowId };
        if (key is not null)
            (row.Name, row.Email) = (key, name);
        if (values.TryGetValue(Column.Phone, out var phone))
            row.Phone = phone;
        if (values.TryGetValue(Column.Age, out var age))
            row.Age = double.Parse(age, CultureInfo.InvariantCulture);
        if (values.TryGetValue(Column.Notes, out var notes))
            row.Notes = notes;
        if (values.TryGetValue(Column.Status, out var status))
            row.Status = s_statuses.Single(option => option.ToString() == status);
        return row;
    }

    private string Next(string kind) => $"{kind}-{name}-{Text(++_values)}";
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
