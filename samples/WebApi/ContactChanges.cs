using Microsoft.AspNetCore.OutputCaching;
using SeaTable;

namespace WebApi;

/// <summary>
/// What the webhook is for: an answer is kept until somebody changes a contact, in SeaTable or here. A server that is away for
/// too long loses events, so that no answer is kept longer than ten minutes.
/// </summary>
internal sealed partial class ContactChanges(IOutputCacheStore cache, ILogger<ContactChanges> log)
{
    internal const string Path = "/hooks/crm";

    private const string Tag = "contacts";

    internal static void Cache(OutputCachePolicyBuilder policy) => policy.Expire(TimeSpan.FromMinutes(10)).Tag(Tag);

    internal async Task HandleAsync(SeaTableChange<SeaTableRow> change, CancellationToken ct)
    {
        if (change.Table != "Contacts")
            return;

        await cache.EvictByTagAsync(Tag, ct);
        Changed(change.Kind, change.RowId, string.Join(", ", change.ChangedColumns));
    }

    [LoggerMessage(1, LogLevel.Information, "{Kind}: contact {Id} {Columns}")]
    private partial void Changed(SeaTableChangeKind kind, string id, string columns);
}
