using SeaTable;

namespace Worker;

/// <summary>
/// Plans a kick-off for each deal that is won, at a cost of a hundredth of its amount, and keeps the cost right when the amount
/// changes. A change may be told twice, so what follows from it is an upsert: the same once more changes nothing.
/// </summary>
internal sealed partial class KickOffWorker(CrmBase crm, KeptPosition kept, ILogger<KickOffWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await WatchAsync(stoppingToken);
            }
            catch (SeaTableException e) when (e.IsTransient || e is SeaTableUnknownOutcomeException)
            {
                // The watch mends cut connections by itself. This is a write that the base did not take for minutes: begin again
                // at the kept position, behind which nothing was done or all of it can be done again.
                var pause = e.RetryAfter ?? TimeSpan.FromSeconds(10);
                BeginsAgain(e.Message, pause);
                await Task.Delay(pause, stoppingToken);
            }
            catch (SeaTableException)
            {
                // It does not pass, as a token that is refused. The host stops and logs it; whoever runs it is to see that.
                Environment.ExitCode = 1;
                throw;
            }
        }
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        if (await kept.ReadAsync(ct) is not { } position)
        {
            // The position first: what changes while the deals are read is told afterwards.
            position = await crm.Client.GetPositionAsync(ct);
            await PlanAllAsync(ct);
            await kept.WriteAsync(position, ct);
        }

        Watching();
        await foreach (var change in crm.Deals.WatchAsync(new SeaTableWatchOptions { Position = position }, ct))
        {
            if (change.Kind is SeaTableChangeKind.Resynchronize or SeaTableChangeKind.Unknown)
                await PlanAllAsync(ct);
            else if (change.Row is { } deal && deal.Stage == DealsStage.ClosedWon && IsOfInterest(change))
                await PlanAsync([deal], ct);

            await kept.WriteAsync(change.Position, ct);
        }
    }

    private static bool IsOfInterest(SeaTableChange<DealsRow> change) => change.Kind == SeaTableChangeKind.Inserted
        || change.ChangedColumns.Contains(nameof(DealsRow.Stage)) || change.ChangedColumns.Contains(nameof(DealsRow.Amount));

    /// <summary>Looks at all deals: at the first start, and where the base can't tell what has changed.</summary>
    private async Task PlanAllAsync(CancellationToken ct)
    {
        var won = crm.Deals.Where(d => d.Stage == DealsStage.ClosedWon).AsAsyncEnumerable();
        await foreach (var deals in won.Chunk(1000).WithCancellation(ct))
            await PlanAsync(deals, ct);
    }

    private async Task PlanAsync(IReadOnlyList<DealsRow> deals, CancellationToken ct)
    {
        var kickOffs = deals.Select(deal => new ActivitiesRow
        {
            Subject = $"Kick-off of deal {deal.DealNumber}",
            Kind = ActivitiesKind.KickOff,
            Cost = deal.Amount / 100,
        }).ToList();
        var result = await crm.Activities.UpsertRangeAsync(
            kickOffs, a => a.Subject, new SeaTableUpsertOptions { DeleteDoubles = true }, ct);
        await crm.Activities.Links.Deal.AddRangeAsync(kickOffs.Zip(deals), ct);
        foreach (var kickOff in result.Added.Concat(result.Updated).OfType<ActivitiesRow>())
            Planned(kickOff.Subject, kickOff.Cost);
    }

    [LoggerMessage(1, LogLevel.Information, "Watching the deals.")]
    private partial void Watching();

    [LoggerMessage(2, LogLevel.Information, "{Subject} is planned, at a cost of {Cost}.")]
    private partial void Planned(string? subject, decimal? cost);

    [LoggerMessage(3, LogLevel.Warning, "It begins again in {Pause}: {Reason}")]
    private partial void BeginsAgain(string reason, TimeSpan pause);
}
