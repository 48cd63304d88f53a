using System.Diagnostics;
using System.Globalization;
using SeaTable.Emulator;
using Xunit.Abstractions;

namespace SeaTable.Client.Tests.Storm;

/// <summary>
/// Eight writers, a fifth of all calls going wrong in every way that the emulator knows, late and repeated writes among them, and
/// a colleague who renames things all the while: what the client told is what is in the base.
/// </summary>
/// <remarks>
/// With SEATABLE_STORM=20x10000 it runs that many seeds with that many operations, and writes its figures to the file in
/// SEATABLE_STORM_REPORT.
/// </remarks>
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Writers = 8;

    /// <summary>
    /// A fifth of all calls fails. That is less than meets a fault: what is renamed, repeated or late does not fail for it.
    /// </summary>
    private const double Rate = 0.25;

    private const string Contacts = "k7Qd";

    private static readonly int[] s_size = [.. (Environment.GetEnvironmentVariable("SEATABLE_STORM") ?? "2x320").Split('x')
        .Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, s_size[0])];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_the_client_tells_of_its_writes_is_what_is_in_the_base(int seed)
    {
        var figures = new StormFigures();
        var clock = new StormClock();
        await using var crm = await Crm.StartAsync(
            // So long that writers share calls all the time.
            options => (options.TimeProvider, options.Retry, options.JoinWindow) = (clock, Repeats(), TimeSpan.FromSeconds(2)),
            new SeaTableEmulatorOptions { RecordedRequests = int.MaxValue });
        using var raw = await StormBase.OpenAsync(crm.Emulator);
        var options = await raw.OptionsAsync(Contacts, StormRow.Column.Status);
        var renamer = new StormRenamer(crm.Emulator, seed);
        var calm = crm.Client(_ => { });
        var shared = await ShareAsync(calm, seed);
        var writers = new List<StormWriter>();
        for (var writer = 0; writer < Writers; writer++)
        {
            var deals = Enumerable.Range(0, 3).Select(_ => new DealsRow { Title = "Deal" }).ToList();
            await calm.Deals.AddRangeAsync(deals);
            // Two clients with what each believes of the base, as two processes have; one of them repeats nothing by itself.
            var client = writer % 2 == 0 ? crm.Base
                : writers.Count == 1 ? crm.Client(options => options.TimeProvider = clock) : writers[1].Crm;
            writers.Add(new StormWriter($"s{seed}w{writer}@storm.example", client, deals, shared, figures, clock,
                seed * 1000 + writer));
        }

        var watch = Stopwatch.StartNew();
        Fault[] faults = [.. Fault.Mix, Fault.RunBefore(renamer.Step), Fault.RunAfter(renamer.Step)];
        using (crm.Emulator.Faults.Random(seed, Rate, faults))
            await Task.WhenAll(writers.Select(writer => Task.Run(() => writer.RunAsync(s_size[1] / Writers))));
        await crm.Emulator.Faults.WhenSettledAsync();
        watch.Stop();
        foreach (var writer in writers)
            await writer.UpsertAgainAsync(calm);

        foreach (var fault in crm.Emulator.Calls.GroupBy(request => request.Fault?.ToString() ?? "no fault"))
            figures.Count($"calls with {fault.Key}", fault.Count());
        figures.Count("renames", renamer.Renames);
        figures.Count("seconds", (int)watch.Elapsed.TotalSeconds);
        using var afterwards = await StormBase.OpenAsync(crm.Emulator);
        var check = new StormCheck(await afterwards.RowsAsync(Contacts), options, crm.Emulator.Calls, figures);
        check.Check([.. writers.SelectMany(writer => writer.Rows)], shared);
        Report(figures, seed);

        Assert.All(crm.Emulator.Calls, request => Assert.Null(request.Failure));
        Assert.Equal([], figures.Violations);
        Assert.True(figures["rows told In"] > s_size[1] / 10, "Hardly any row was stored.");
    }

    /// <summary>As often as by itself, in as much time as it takes.</summary>
    private static SeaTableRetryOptions Repeats() =>
        new() { AttemptTimeout = TimeSpan.FromHours(3), TotalTimeout = TimeSpan.FromHours(12) };

    private static async Task<List<SharedRow>> ShareAsync(CrmBase calm, int seed)
    {
        List<ContactsRow> rows = [.. Enumerable.Range(0, Math.Max(4, s_size[1] / 100))
            .Select(number => new ContactsRow { Name = "Shared", Notes = $"n-s{seed}-{number}" })];
        await calm.Contacts.AddRangeAsync(rows);
        return rows.ConvertAll(row => new SharedRow(row.RowId, row.Notes!));
    }

    private void Report(StormFigures figures, int seed)
    {
        var text = figures.Text(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("SEATABLE_STORM_REPORT") is { Length: > 0 } file)
            File.AppendAllLines(file, [text, .. figures.Violations]);
    }
}
