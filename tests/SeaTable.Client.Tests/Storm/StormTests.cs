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
    private const double Rate = 0.2;
    private const string Contacts = "k7Qd";

    private static readonly int[] s_size = [.. (Environment.GetEnvironmentVariable("SEATABLE_STORM") ?? "2x320").Split('x')
        .Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, s_size[0])];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_the_client_tells_of_its_writes_is_what_is_in_the_base(int seed)
    {
        var figures = new StormFigures();
        await using var crm = await Crm.StartAsync(
            emulatorOptions: new SeaTableEmulatorOptions { RecordedRequests = int.MaxValue });
        using var raw = await StormBase.OpenAsync(crm.Emulator);
        var options = await raw.OptionsAsync(Contacts, StormRow.Column.Status);
        var renamer = new StormRenamer(crm.Emulator, seed);
        var writers = new List<StormWriter>();
        for (var writer = 0; writer < Writers; writer++)
        {
            var deals = Enumerable.Range(0, 3).Select(_ => new DealsRow { Title = "Deal" }).ToList();
            await crm.Base.Deals.AddRangeAsync(deals);
            // Two clients with what each believes of the base, as two processes have.
            var client = writer % 2 == 0 ? crm.Base : writers.Count == 1 ? crm.Client(_ => { }) : writers[1].Crm;
            writers.Add(new StormWriter($"s{seed}w{writer}@storm.example", client, deals, figures,
                seed * 1000 + writer));
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        Fault[] faults = [.. Fault.Mix, Fault.RunBefore(renamer.Step), Fault.RunAfter(renamer.Step)];
        using (crm.Emulator.Faults.Random(seed, Rate, faults))
            await Task.WhenAll(writers.Select(writer => Task.Run(() => writer.RunAsync(s_size[1] / Writers))));
        await crm.Emulator.Faults.WhenSettledAsync();
        clock.Stop();

        foreach (var fault in crm.Emulator.Requests.GroupBy(request => request.Fault?.ToString() ?? "no fault"))
            figures.Count($"calls with {fault.Key}", fault.Count());
        figures.Count("renames", renamer.Renames);
        figures.Count("seconds", (int)clock.Elapsed.TotalSeconds);
        using var afterwards = await StormBase.OpenAsync(crm.Emulator);
        var check = new StormCheck(await afterwards.RowsAsync(Contacts), options, crm.Emulator.Requests, figures);
        check.Check([.. writers.SelectMany(writer => writer.Rows)]);
        Report(figures, seed);

        Assert.All(crm.Emulator.Requests, request => Assert.Null(request.Failure));
        Assert.Equal([], figures.Violations);
        Assert.True(figures["rows told In"] > s_size[1] / 10, "Hardly any row was stored.");
    }

    private void Report(StormFigures figures, int seed)
    {
        var text = figures.Text(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("SEATABLE_STORM_REPORT") is { Length: > 0 } file)
            File.AppendAllLines(file, [text, .. figures.Violations]);
    }
}
