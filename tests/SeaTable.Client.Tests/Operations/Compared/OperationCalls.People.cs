using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Operations;

/// <content>Comments, notifications, messages and users.</content>
internal static partial class OperationCalls
{
    private static Dictionary<string, Func<OperationRun, Task<object?>>> People() => new()
    {
        ["GET comments/ crm.Contacts.GetCommentsAsync"] = Commented((run, _) => run.Contacts.GetCommentsAsync(run.Row)),
        ["GET comments/ crm.Client.Comments.ListAsync"] = Commented((run, _) => run.Client.Comments.ListAsync(run.Row)),
        ["POST comments/ crm.Client.SendAsync"] = Give(run => run.Client.SendAsync(
            HttpMethod.Post, $"comments/?table_id=k7Qd&row_id={run.Row}", new JsonObject { ["comment"] = "Called" })),
        ["POST comments/ crm.Contacts.AddCommentAsync"] = Do(run => run.Contacts.AddCommentAsync(run.Row, "Called")),
        ["GET comments/{comment_id}/ crm.Client.Comments.GetAsync"] = Commented((run, id) => run.Client.Comments.GetAsync(id)),
        ["DELETE comments/{comment_id}/ crm.Client.Comments.DeleteAsync"] = Commented(
            (run, id) => Nothing(run.Client.Comments.DeleteAsync(id))),
        ["GET comments-count/ crm.Contacts.CountCommentsAsync"] = Commented(
            (run, _) => run.Contacts.CountCommentsAsync(run.Row)),
        ["GET comments-count/ crm.Client.Comments.CountAsync"] = Commented((run, _) => run.Client.Comments.CountAsync(run.Row)),
        ["GET comments-within-days/ crm.Client.Comments.ListRecentAsync"] = Commented(
            (run, _) => run.Client.Comments.ListRecentAsync(7)),
        ["Web: POST comments/ crm.Contacts.AddCommentAsync"] = Do(run => run.Contacts.AddCommentAsync(run.Row, "Called")),
        ["Web: POST comments/ crm.Client.Comments.AddAsync"] = Do(
            run => run.Client.Comments.AddAsync(run.Contacts, run.Row, "Called")),
        ["Web: PUT comments/{comment_id}/ crm.Client.Comments.ResolveAsync"] = Commented(
            (run, id) => Nothing(run.Client.Comments.ResolveAsync(id))),
        ["Web: GET rows-comments-num/ crm.Client.Comments.CountByRowAsync"] = Commented(
            (run, _) => run.Client.Comments.CountByRowAsync()),
        ["GET notifications/ crm.Client.Notifications.ListAsync"] = Notified(
            (run, _) => ListAsync(run.Client.Notifications.ListAsync())),
        ["PUT notifications/ crm.Client.Notifications.MarkAllAsync"] = Notified(
            (run, _) => Nothing(run.Client.Notifications.MarkAllAsync())),
        ["PUT notifications/{notification_id}/ crm.Client.Notifications.MarkAsync"] = Notified(
            (run, id) => Nothing(run.Client.Notifications.MarkAsync(id))),
        ["DELETE notifications/ crm.Client.Notifications.DeleteAllAsync"] = Notified(
            (run, _) => Nothing(run.Client.Notifications.DeleteAllAsync())),
        ["POST ui-toasts/ crm.Client.SendToastAsync"] = Do(
            run => run.Client.SendToastAsync(OperationRun.Ada.Id, "Tea is ready", SeaTableToastType.Warning)),
        ["GET related-users/ crm.Users.GetAsync"] = Give(run => run.Base.Users.GetAsync()),
    };

    private static Func<OperationRun, Task<object?>> Commented<T>(Func<OperationRun, long, Task<T>> call) => async run =>
    {
        await run.Other.Contacts.AddCommentAsync(run.Row, "First word");
        var comment = (await run.Other.Contacts.GetCommentsAsync(run.Row)).Single();
        run.Set("comment", $"{comment.Id}");
        return await Give(one => call(one, comment.Id))(run);
    };

    /// <summary>Ada comments on a row, and is told that another does, too.</summary>
    private static Func<OperationRun, Task<object?>> Notified<T>(Func<OperationRun, long, Task<T>> call) => async run =>
    {
        await run.Contacts.AddCommentAsync(run.Row, "I am here");
        await run.Other.Contacts.AddCommentAsync(run.Row, "So am I");
        var notification = (await ListAsync(run.Client.Notifications.ListAsync())).Single();
        run.Set("notification", $"{notification.Id}");
        return await Give(one => call(one, notification.Id))(run);
    };

    private static async Task<object?> Nothing(Task task)
    {
        await task;
        return null;
    }
}
