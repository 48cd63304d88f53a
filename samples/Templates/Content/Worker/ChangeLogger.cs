namespace SeaTableWorker;

/// <summary>Logs what becomes of the rows of the base, whoever changes them. Begin your own work here.</summary>
internal sealed partial class ChangeLogger(CrmBase crm, ILogger<ChangeLogger> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in crm.WatchAsync(cancellationToken: stoppingToken))
            Changed(change.Kind.ToString(), change.Table, change.RowId, string.Join(", ", change.ChangedColumns));
    }

    [LoggerMessage(1, LogLevel.Information, "{Kind} in {Table}: {RowId} {Columns}")]
    private partial void Changed(string kind, string table, string rowId, string columns);
}
