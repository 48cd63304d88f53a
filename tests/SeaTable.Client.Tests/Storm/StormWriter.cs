using static SeaTable.Client.Tests.Storm.StormRow;

namespace SeaTable.Client.Tests.Storm;

/// <summary>
/// A writer with rows of its own. It does what it likes with them and believes what the client tells it, no more and no less.
/// </summary>
internal sealed partial class StormWriter(
    string name, CrmBase crm, IReadOnlyList<DealsRow> deals, IReadOnlyList<SharedRow> shared, StormFigures figures,
    StormClock clock, int seed)
{
    /// <summary>How long it waits before it does anything else when it is told that nothing was carried out.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly Random _random = new(seed);

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
                < 22 => AddAsync(1),
                < 30 => AddAsync(_random.Next(2, 6)),
                < 40 => UpsertAsync(Pick(present.FindAll(row => row.IsCertain(Column.Key)), _random.Next(0, 4))),
                < 55 => UpdateAsync(Pick(present, 1)),
                < 60 => UpdateAsync(Pick(present, _random.Next(2, 6))),
                < 68 => UpdateUnchangedAsync(shared[_random.Next(shared.Count)]),
                < 75 => DeleteAsync(Pick(present, 1)),
                < 78 => DeleteAsync(Pick(present, _random.Next(2, 4))),
                < 82 => UpdateWhereAsync(Pick(present, _random.Next(1, 4))),
                < 84 => UpdateAllAsync(),
                < 88 => DeleteWhereAsync(Pick(present, _random.Next(1, 3))),
                < 96 => LinkAsync(Pick(present, 1)[0]),
                _ => ReadAsync(Pick(present, 1)[0]),
            });
        }
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

    private static Existence ExistenceOf(Verdict verdict) => verdict switch
    {
        Verdict.NotStored => Existence.Out,
        Verdict.Unknown => Existence.Unknown,
        _ => Existence.In,
    };

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
        catch (SeaTablePermissionException e)
        {
            figures.Violate($"{what} by {name} was not permitted, although the token permits everything: {e}");
            return e;
        }
        catch (SeaTableException e)
        {
            figures.Count($"calls that failed with {e.GetType().Name}");
            if (e.NotApplied)
                await Task.Delay(s_pause, clock);
            return e;
        }
        catch (Exception e)
        {
            figures.Violate($"{what} by {name} threw {e}");
            return e;
        }
    }
}
