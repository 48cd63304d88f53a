namespace SeaTable.Client.Tests.Operations;

/// <content>The base as a whole.</content>
internal static partial class OperationCalls
{
    private static Dictionary<string, Func<OperationRun, Task<object?>>> Base() => new()
    {
        ["GET metadata/ crm.Client.GetMetadataAsync"] = async run => await run.Client.GetMetadataAsync(),
        ["GET metadata/ crm.Client.GetBaseInfoAsync"] = Give(run => run.Client.GetBaseInfoAsync()),
        ["GET crm.Client.SendAsync"] = Give(run => run.Client.SendAsync(HttpMethod.Get, "")),
        ["GET /api-gateway/api/v2/ping/ crm.Client.PingAsync"] = Do(run => run.Client.PingAsync()),
        ["GET /server-info/ crm.Client.GetServerInfoAsync"] = Give(run => run.Client.GetServerInfoAsync()),
        ["POST snapshot/ crm.Client.CreateSnapshotAsync"] = Give(run => run.Client.CreateSnapshotAsync()),
        ["GET operations/ crm.Client.GetOperationsAsync"] = Give(run => ListAsync(run.Client.GetOperationsAsync())),
        ["GET activities/ crm.Contacts.GetActivitiesAsync"] = Give(
            run => ListAsync(run.Contacts.GetActivitiesAsync(run.Row))),
        ["GET db-operations/ crm.Client.GetBigDataOperationsAsync"] = Give(
            run => ListAsync(run.Client.GetBigDataOperationsAsync())),
        ["PUT restore-operations/{op_id}/ crm.Client.RestoreBigDataOperationAsync"] = Do(
            run => run.Client.RestoreBigDataOperationAsync(77)),
        ["GET /api/v2.1/dtable/app-access-token/ crm.Client.GetAccessAsync"] = async run => await run.Client.GetAccessAsync(),
    };
}
