using System.Collections.Concurrent;
using SeaTable.Client.Tests.Storm;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Joining;

/// <summary>
/// Callers who share calls while a quarter of all calls fails in every way but one: the network repeats nothing.
/// </summary>
public sealed class JoinedFaultTests
{
    private const int Callers = 24;
    private const int Rounds = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_row_told_as_stored_is_there_once_with_its_last_value(int seed)
    {
        var clock = new StormClock();
        await using var crm = await Crm.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.JoinWindow = TimeSpan.FromMinutes(1);
            options.Retry = new()
            {
                AttemptTimeout = TimeSpan.FromHours(3), TotalTimeout = TimeSpan.FromHours(12),
            };
        });
        var told = new ConcurrentBag<(string Key, string Existence, HashSet<string> Notes)>();
        using (crm.Emulator.Faults.Random(seed, 0.25, [.. Fault.Mix.Where(fault => fault != Fault.DuplicatedWrite)]))
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => RunAsync(crm, caller, told))));

        await crm.Emulator.Faults.WhenSettledAsync();
        var stored = (await crm.Client(_ => { }).Contacts.ToListAsync()).ToLookup(row => row.Name!);
        foreach (var (key, existence, notes) in told)
        {
            var rows = stored[key].ToList();
            Assert.InRange(rows.Count, existence == "in" ? 1 : 0, existence == "out" ? 0 : 1);
            Assert.All(rows, row => Assert.Contains(row.Notes ?? "", notes));
        }

        Assert.Equal(stored.Count, told.Count(row => stored.Contains(row.Key)));
        var calls = crm.Emulator.Calls.Count(request => request.Path.Contains("/rows/", StringComparison.Ordinal));
        Assert.True(calls < Callers * Rounds, $"{calls} calls: hardly any was shared.");
        Assert.True(told.Count(row => row.Existence == "in") > Callers * Rounds / 4);
    }

    private static async Task RunAsync(
        Crm crm, int caller, ConcurrentBag<(string Key, string Existence, HashSet<string> Notes)> told)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var row = new ContactsRow { Name = $"c{caller}r{round}", Notes = "added" };
            var existence = await TryAsync(row, () => crm.Contacts.AddAsync(row));
            HashSet<string> notes = ["added"];
            if (existence == "in" && row.RowId.Length > 0)
            {
                row.Notes = $"updated {caller} {round}";
                var updated = await TryAsync(row, () => crm.Contacts.UpdateAsync(row));
                if (updated == "in")
                    notes.Clear();
                if (updated != "out")
                    notes.Add(row.Notes);

                if (round % 4 == 0)
                {
                    var deleted = await TryAsync(row, () => crm.Contacts.DeleteAsync(row));
                    existence = deleted switch { "in" => "out", "out" => "in", _ => "unknown" };
                }
                else if (await Record.ExceptionAsync(async () => Assert.NotNull(await crm.Contacts.GetAsync(row.RowId))) is { } e)
                {
                    Assert.IsAssignableFrom<SeaTableException>(e);
                }
            }

            told.Add((row.Name!, existence, notes));
        }
    }

    private static async Task<string> TryAsync(ContactsRow row, Func<Task> call)
    {
        try
        {
            await call();
            return "in";
        }
        catch (SeaTableException e)
        {
            var outcome = e.Outcome!;
            Assert.Equal(1, outcome.Stored.Count + outcome.NotStored.Count + outcome.Unknown.Count
                + outcome.StoredRowIds.Count + outcome.NotStoredRowIds.Count + outcome.UnknownRowIds.Count);
            Assert.All(outcome.Stored.Concat(outcome.NotStored).Concat(outcome.Unknown), told => Assert.Same(row, told));
            return outcome.Stored.Count + outcome.StoredRowIds.Count > 0 ? "in"
                : outcome.NotStored.Count + outcome.NotStoredRowIds.Count > 0 ? "out" : "unknown";
        }
    }
}
