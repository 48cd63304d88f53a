using SeaTable.Client.Tests.Watching;
using SeaTable.Samples.Tests.Harness;

namespace SeaTable.Samples.Tests;

/// <summary>samples/Worker: each deal that is won gets its kick-off once, whatever becomes of line and program.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("seatable-test-");

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task What_is_won_before_it_starts_while_the_line_is_cut_and_while_it_does_not_run_is_planned_once()
    {
        await using var server = await Server.StartAsync();
        await using var line = new CutLine(server.Emulator.Server);
        await WinAsync(server.Crm, 100m);

        await using (var worker = Start(line, server))
        {
            await worker.LineAsync("Watching the deals.");
            await WinAsync(server.Crm, 200m);
            await worker.LineAsync("at a cost of 2.");

            line.Cut();
            var changed = await WinAsync(server.Crm, 300m);
            await worker.LineAsync("at a cost of 3.");
            changed.Amount = 350m;
            await server.Crm.Deals.UpdateAsync(changed);
            await worker.LineAsync("at a cost of 3.5.");

            await worker.KillAsync();
            Assert.DoesNotContain(server.Emulator.ApiToken, worker.Output, StringComparison.Ordinal);
        }

        await WinAsync(server.Crm, 400m);
        await using (var worker = Start(line, server))
        {
            await worker.LineAsync("at a cost of 4.");
            await WinAsync(server.Crm, 500m);
            await worker.LineAsync("at a cost of 5.");
            await worker.KillAsync();
        }

        var kickOffs = await server.Crm.Activities.Include(a => a.Deal).ToListAsync();
        Assert.Equal([1m, 2m, 3.5m, 4m, 5m], kickOffs.Select(kickOff => kickOff.Cost).Order());
        Assert.All(kickOffs, kickOff => Assert.Equal(
            $"Kick-off of deal {Assert.Single(kickOff.Deal.Rows).DealNumber}", kickOff.Subject));
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_it_with_an_exit_code_and_what_to_do()
    {
        await using var server = await Server.StartAsync();
        await using var worker = Sample.Start(
            "Worker", server.Emulator.Server, "none-that-the-server-knows", "--state", _state.FullName);

        Assert.Equal(1, await worker.EndAsync());
        Assert.Contains(nameof(SeaTableAuthenticationException), worker.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("none-that-the-server-knows", worker.Output, StringComparison.Ordinal);
    }

    private Sample Start(CutLine line, Server server) =>
        Sample.Start("Worker", line.Address, server.Emulator.ApiToken, "--state", _state.FullName);

    private static async Task<DealsRow> WinAsync(CrmBase crm, decimal amount)
    {
        var deal = await crm.Deals.AddAsync(new DealsRow { Title = "Loom", Amount = amount, Stage = DealsStage.Proposal });
        deal.Stage = DealsStage.ClosedWon;
        await crm.Deals.UpdateAsync(deal);
        return deal;
    }
}
