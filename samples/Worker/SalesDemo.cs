namespace Worker;

/// <summary>
/// Somebody who wins a deal every other second, so that there is something to see without a server. Leave it out.
/// </summary>
internal sealed class SalesDemo(CrmBase crm) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var deal = await crm.Deals.AddAsync(
                new DealsRow { Title = "Difference engine", Stage = DealsStage.Proposal, Amount = 12_000m }, stoppingToken);
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);

            deal.Stage = DealsStage.ClosedWon;
            await crm.Deals.UpdateAsync(deal, stoppingToken);
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        }
    }
}
