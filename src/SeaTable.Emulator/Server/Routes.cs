using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SeaTable.Emulator.Calls;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Endpoints;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server;

/// <summary>Which path leads to which endpoint. A slash at the end makes no difference.</summary>
internal static class Routes
{
    private const string Prefix = "/api-gateway/api/v2/dtables/{uuid}/";
    private const string Files = "/api/v2.1/dtable/";
    private const string Web = "/api/v2.1/dtables/{uuid}/";
    private const string Owned = "/api/v2.1/workspace/{workspace_id}/dtable/{base_name}/";

    /// <summary>Leads each request to the base that it is about.</summary>
    public static void Map(WebApplication application, ServedBases bases)
    {
        var notFound = bases.First.Calls.Open(_ => ApiResponse.NotFoundPage);
        var wrongMethod = bases.First.Calls.Open(_ => throw AssumedErrors.MethodNotAllowed());
        // The Python client asks for "views//name/". A path that is made of a text by itself would be decoded once more.
        application.Use(next => context =>
        {
            context.Request.Path = new PathString(
                context.Request.Path.Value!.Replace("/views//", "/views/", StringComparison.Ordinal));
            return next(context);
        });
        application.UseRouting();
        application.Use(next => context => context.GetEndpoint() switch
        {
            null => notFound(context),
            RouteEndpoint => next(context),
            // Routing answers a known path with a wrong method by an endpoint of its own, which would not be recorded.
            _ => wrongMethod(context),
        });

        for (var index = 0; index < bases.First.Routes.Count; index++)
        {
            var (place, route) = (index, bases.First.Routes[index]);
            RequestDelegate handler = context => bases.Of(context.Request).Routes[place].Handler(context);
            application.MapMethods(route.Path, [route.Method], handler).WithMetadata(new CalledOperation(route.Operation));
        }
    }

    /// <summary>Gets the routes to one base.</summary>
    public static IReadOnlyList<Route> Of(ServerCalls calls, WebEndpoints endpoints)
    {
        var (tokens, accounts, apiTokens, users, autoLinks, files, uploads, downloads, webhooks) = endpoints;
        var routes = new List<Route>();
        Add("GET", "/api-gateway/api/v2/ping/", EmulatorOperation.PingGateway, calls.Open(_ => MetadataEndpoints.Ping()));
        Add("GET", "/api/v2.1/dtable/app-access-token/", EmulatorOperation.ExchangeApiToken, calls.Form(tokens.Exchange));

        Add("GET", Files + "app-upload-link/", EmulatorOperation.CreateUploadLink, calls.Form(files.UploadLink));
        Add("GET", Files + "app-download-link/", EmulatorOperation.CreateDownloadLink, calls.Form(files.DownloadLink));
        Add("DELETE", Files + "app-asset/", EmulatorOperation.DeleteFile, calls.Form(files.Delete));
        Add("GET", Files + "custom/app-asset-dir/", EmulatorOperation.ListCustomFolder, calls.Form(files.ListCustom));
        Add("GET", Files + "custom/app-asset-file/", EmulatorOperation.GetCustomFile, calls.Form(files.CustomFile));
        Add("DELETE", Files + "custom/app-asset-file/", EmulatorOperation.DeleteCustomFile, calls.Form(files.DeleteCustom));
        Add("GET", Files + "custom/app-upload-link/", EmulatorOperation.CreateCustomUploadLink,
            calls.Form(files.CustomUploadLink));
        Add("GET", Files + "custom/app-download-link/", EmulatorOperation.CreateCustomDownloadLink,
            calls.Form(files.CustomDownloadLink));
        Add("POST", "/seafhttp/upload-api/{upload_link}", EmulatorOperation.UploadFile,
            calls.Received(uploads.ReceiveAsync, uploads.Place));
        Add("GET", "/seafhttp/files/{download_link}/{name}", EmulatorOperation.DownloadFile, calls.Open(downloads.Send));
        Add("HEAD", "/seafhttp/files/{download_link}/{name}", EmulatorOperation.DownloadFile, calls.Open(downloads.Send));
        Add("GET", "/workspace/{workspace_id}/asset/{uuid}/{**path}", EmulatorOperation.OpenFile, calls.Open(downloads.Open));
        Add("HEAD", "/workspace/{workspace_id}/asset/{uuid}/{**path}", EmulatorOperation.OpenFile, calls.Open(downloads.Open));
        Add("GET", "/accounts/login/", EmulatorOperation.ShowLogin, calls.Open(_ => DownloadEndpoint.LoginPage()));

        Add("GET", "/server-info/", EmulatorOperation.GetServerInfo, calls.Form(accounts.ServerInfo));
        Add("GET", "/api2/ping/", EmulatorOperation.PingServer, calls.Form(AccountEndpoints.Ping));
        Add("GET", "/api2/auth/ping/", EmulatorOperation.PingWithAccount, calls.Form(accounts.PingWithToken));
        Add("POST", "/api2/auth-token/", EmulatorOperation.LogIn, calls.Form(accounts.LogIn, hidesBody: true));
        Add("GET", "/api2/account/info/", EmulatorOperation.GetAccount, calls.Form(accounts.Info));
        Add("GET", "/api/v2.1/workspaces/", EmulatorOperation.ListWorkspaces, calls.Form(accounts.Workspaces));
        Add("GET", Owned + "api-tokens/", EmulatorOperation.ListApiTokens, calls.Form(apiTokens.List));
        Add("POST", Owned + "api-tokens/", EmulatorOperation.CreateApiToken, calls.Form(apiTokens.Create));
        Add("PUT", Owned + "api-tokens/{app_name}/", EmulatorOperation.UpdateApiToken, calls.Form(apiTokens.Change));
        Add("DELETE", Owned + "api-tokens/{app_name}/", EmulatorOperation.DeleteApiToken, calls.Form(apiTokens.Delete));
        Add("GET", Owned + "webhooks/", EmulatorOperation.ListWebhooks, calls.Form(webhooks.List));
        Add("POST", Owned + "webhooks/", EmulatorOperation.CreateWebhook, calls.Form(webhooks.Create, hidesBody: true));
        Add("PUT", Owned + "webhooks/{webhook_id}/", EmulatorOperation.UpdateWebhook,
            calls.Form(webhooks.Change, hidesBody: true));
        Add("DELETE", Owned + "webhooks/{webhook_id}/", EmulatorOperation.DeleteWebhook, calls.Form(webhooks.Delete));
        Add("GET", Owned + "temp-api-token/", EmulatorOperation.CreateTemporaryApiToken, calls.Form(apiTokens.CreateTemporary));
        Add("GET", Owned + "access-token/", EmulatorOperation.ExchangeAccountToken, calls.Form(tokens.ExchangeAccountToken));
        Add("GET", "/api/v2.1/external-link-tokens/{link_token}/access-token/", EmulatorOperation.ExchangeExternalLink,
            calls.Form(tokens.ExchangeExternalLink));

        Add("GET", Prefix, EmulatorOperation.GetBase, calls.Read(MetadataEndpoints.WholeBase));
        Add("GET", Prefix + "metadata/", EmulatorOperation.GetMetadata, calls.Read(MetadataEndpoints.Metadata));
        Add("GET", Prefix + "related-users/", EmulatorOperation.ListRelatedUsers, calls.Read(users.RelatedUsers));
        Add("GET", Web + "related-users/", EmulatorOperation.ListRelatedUsers,
            calls.Read(users.RelatedUsers, BaseCallTraits.OnWeb));
        Add("GET", Files + "app-user-info/", EmulatorOperation.GetUserName, calls.Form(users.AppUserInfo));

        Add("GET", Prefix + "operations/", EmulatorOperation.ListOperations, calls.Read(LogEndpoints.Operations));
        Add("GET", Prefix + "activities/", EmulatorOperation.ListActivities, calls.Read(LogEndpoints.Activities));

        Add("POST", Prefix + "snapshot/", EmulatorOperation.CreateSnapshot, calls.Write(SnapshotEndpoint.Create));

        Add("GET", Prefix + "rows/", EmulatorOperation.ListRows, calls.Read(RowReadEndpoints.List));
        Add("GET", Prefix + "filtered-rows/", EmulatorOperation.FilterRows, calls.Read(RowReadEndpoints.Filtered));
        Add("GET", Prefix + "rows/{row_id}/", EmulatorOperation.GetRow, calls.Read(RowReadEndpoints.Get));
        Add("POST", Prefix + "rows/", EmulatorOperation.AppendRows, calls.Write(RowWriteEndpoints.Append));
        Add("PUT", Prefix + "rows/", EmulatorOperation.UpdateRows, calls.Write(RowWriteEndpoints.Update));
        Add("DELETE", Prefix + "rows/", EmulatorOperation.DeleteRows, calls.Write(RowWriteEndpoints.Delete));
        Add("PUT", Prefix + "lock-rows/", EmulatorOperation.LockRows, calls.Write(RowWriteEndpoints.Lock));
        Add("PUT", Prefix + "unlock-rows/", EmulatorOperation.UnlockRows, calls.Write(RowWriteEndpoints.Unlock));

        Add("POST", Prefix + "add-archived-rows/", EmulatorOperation.AddArchivedRows, calls.Write(ArchiveEndpoints.Add));
        Add("POST", Prefix + "archive-view/", EmulatorOperation.ArchiveView, calls.Write(ArchiveEndpoints.ArchiveView));
        Add("POST", Prefix + "unarchive/", EmulatorOperation.UnarchiveRows, calls.Write(ArchiveEndpoints.Unarchive));

        Add("POST", Prefix + "sql/", EmulatorOperation.RunSql, calls.Read(SqlEndpoint.Run));

        Add("POST", Prefix + "links/", EmulatorOperation.AddLinks, calls.Write(LinkEndpoints.Add));
        Add("PUT", Prefix + "links/", EmulatorOperation.ReplaceLinks, calls.Write(LinkEndpoints.Replace));
        Add("DELETE", Prefix + "links/", EmulatorOperation.RemoveLinks, calls.Write(LinkEndpoints.Remove));
        Add("POST", Prefix + "query-links/", EmulatorOperation.QueryLinks, calls.Read(LinkEndpoints.Query));

        Add("GET", Prefix + "columns/", EmulatorOperation.ListColumns, calls.Read(ColumnEndpoints.List));
        Add("POST", Prefix + "columns/", EmulatorOperation.InsertColumn, calls.Write(ColumnEndpoints.Insert));
        Add("PUT", Prefix + "columns/", EmulatorOperation.UpdateColumn, calls.Write(ColumnEndpoints.Update));
        Add("DELETE", Prefix + "columns/", EmulatorOperation.DeleteColumn, calls.Write(ColumnEndpoints.Delete));
        Add("POST", Prefix + "batch-append-columns/", EmulatorOperation.AppendColumns, calls.Write(ColumnEndpoints.Append));
        Add("POST", Prefix + "column-cascade-settings/", EmulatorOperation.SetCascade, calls.Write(ColumnEndpoints.Cascade));
        Add("POST", Prefix + "column-options/", EmulatorOperation.AddOptions, calls.Write(OptionEndpoints.Add));
        Add("PUT", Prefix + "column-options/", EmulatorOperation.UpdateOptions, calls.Write(OptionEndpoints.Change));
        Add("DELETE", Prefix + "column-options/", EmulatorOperation.DeleteOptions, calls.Write(OptionEndpoints.Delete));
        Add("POST", Prefix + "tables/", EmulatorOperation.CreateTable, calls.Write(TableEndpoints.Create));
        Add("POST", Prefix + "tables/duplicate-table/", EmulatorOperation.DuplicateTable, calls.Write(TableEndpoints.Duplicate));
        Add("PUT", Prefix + "tables/", EmulatorOperation.RenameTable, calls.Write(TableEndpoints.Rename));
        Add("DELETE", Prefix + "tables/", EmulatorOperation.DeleteTable, calls.Write(TableEndpoints.Delete));

        Add("GET", Prefix + "views/", EmulatorOperation.ListViews, calls.Read(ViewEndpoints.List));
        Add("POST", Prefix + "views/", EmulatorOperation.CreateView, calls.Write(ViewEndpoints.Add));
        Add("GET", Prefix + "views/{view_name}/", EmulatorOperation.GetView, calls.Read(ViewEndpoints.Get));
        Add("PUT", Prefix + "views/{view_name}/", EmulatorOperation.UpdateView, calls.Write(ViewEndpoints.Change));
        Add("DELETE", Prefix + "views/{view_name}/", EmulatorOperation.DeleteView, calls.Write(ViewEndpoints.Delete));

        const BaseCallTraits ForReaders = BaseCallTraits.ForReaders;
        const BaseCallTraits Form = ForReaders | BaseCallTraits.TakesForm;
        const BaseCallTraits OnWeb = Form | BaseCallTraits.OnWeb;
        Add("POST", Prefix + "auto-links/", EmulatorOperation.AutoLinkRows, calls.Write(autoLinks.Create));
        Add("GET", Prefix + "auto-link-task/", EmulatorOperation.GetAutoLinkTask,
            calls.Read(autoLinks.Task, BaseCallTraits.TakesText));
        Add("GET", Prefix + "comments/", EmulatorOperation.ListComments, calls.Read(CommentEndpoints.List));
        Add("POST", Prefix + "comments/", EmulatorOperation.AddComment, calls.Write(CommentEndpoints.Create, ForReaders));
        Add("GET", Prefix + "comments/{comment_id}/", EmulatorOperation.GetComment, calls.Read(CommentEndpoints.Get));
        Add("DELETE", Prefix + "comments/{comment_id}/", EmulatorOperation.DeleteComment,
            calls.Write(CommentEndpoints.Delete, ForReaders));
        Add("GET", Prefix + "comments-count/", EmulatorOperation.CountComments, calls.Read(CommentEndpoints.Count));
        Add("GET", Prefix + "comments-within-days/", EmulatorOperation.ListRecentComments,
            calls.Read(CommentEndpoints.WithinDays));
        Add("GET", Web + "comments/", EmulatorOperation.ListComments, calls.Read(CommentEndpoints.ListOnWeb, OnWeb));
        Add("POST", Web + "comments/", EmulatorOperation.AddComment, calls.Write(CommentEndpoints.CreateOnWeb, OnWeb));
        Add("PUT", Web + "comments/{comment_id}/", EmulatorOperation.ResolveComment,
            calls.Write(CommentEndpoints.Resolve, OnWeb));
        Add("DELETE", Web + "comments/{comment_id}/", EmulatorOperation.DeleteComment,
            calls.Write(CommentEndpoints.Delete, OnWeb));
        Add("GET", Web + "rows-comments-num/", EmulatorOperation.CountCommentsByRow,
            calls.Read(CommentEndpoints.CountByRow, OnWeb));
        Add("GET", Prefix + "notifications/", EmulatorOperation.ListNotifications, calls.Read(NotificationEndpoints.List));
        Add("PUT", Prefix + "notifications/", EmulatorOperation.MarkNotifications,
            calls.Write(NotificationEndpoints.MarkAll, Form));
        Add("DELETE", Prefix + "notifications/", EmulatorOperation.DeleteNotifications,
            calls.Write(NotificationEndpoints.DeleteAll, ForReaders));
        Add("PUT", Prefix + "notifications/{notification_id}/", EmulatorOperation.MarkNotifications,
            calls.Write(NotificationEndpoints.Mark, Form));
        Add("GET", Prefix + "db-operations/", EmulatorOperation.None, Missing("db-operations/"));
        Add("PUT", Prefix + "restore-operations/{op_id}/", EmulatorOperation.None, Missing("restore-operations/"));
        Add("POST", Prefix + "ui-toasts/", EmulatorOperation.ShowToast, calls.Read(NotificationEndpoints.Toast));
        return routes;

        RequestDelegate Missing(string operation) => calls.Open(_ => throw AssumedErrors.NotSupported(operation));

        void Add(string method, string path, EmulatorOperation operation, RequestDelegate handler) =>
            routes.Add(new Route(method, path, operation, handler));
    }
}

/// <summary>The endpoints of the web server, which are not about the rows and columns of a base.</summary>
internal sealed record WebEndpoints(
    TokenEndpoints Tokens, AccountEndpoints Accounts, ApiTokenEndpoints ApiTokens, UserEndpoints Users,
    AutoLinkEndpoints AutoLinks, FileEndpoints Files, UploadEndpoint Uploads, DownloadEndpoint Downloads,
    WebhookEndpoints Webhooks);
