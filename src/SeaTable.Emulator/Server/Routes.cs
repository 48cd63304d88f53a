using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Endpoints;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server;

/// <summary>Which path leads to which endpoint. A slash at the end makes no difference.</summary>
internal static class Routes
{
    private const string Prefix = "/api-gateway/api/v2/dtables/{uuid}/";
    private const string Files = "/api/v2.1/dtable/";
    private const string Owned = "/api/v2.1/workspace/{workspace_id}/dtable/{base_name}/";

    public static void Map(WebApplication routes, ServerCalls calls, WebEndpoints endpoints)
    {
        var (tokens, accounts, apiTokens, files, uploads, downloads) = endpoints;
        var notFound = calls.Open(_ => ApiResponse.NotFoundPage);
        var wrongMethod = calls.Open(_ => throw AssumedErrors.MethodNotAllowed());
        // The Python client asks for "views//name/".
        routes.Use(next => context =>
        {
            context.Request.Path = context.Request.Path.Value!.Replace("/views//", "/views/", StringComparison.Ordinal);
            return next(context);
        });
        routes.UseRouting();
        routes.Use(next => context => context.GetEndpoint() switch
        {
            null => notFound(context),
            RouteEndpoint => next(context),
            // Routing answers a known path with a wrong method by an endpoint of its own, which would not be recorded.
            _ => wrongMethod(context),
        });

        Add("GET", "/api-gateway/api/v2/ping/", calls.Open(_ => MetadataEndpoints.Ping()));
        Add("GET", "/api/v2.1/dtable/app-access-token/", calls.Form(tokens.Exchange));

        Add("GET", Files + "app-upload-link/", calls.Form(files.UploadLink));
        Add("GET", Files + "app-download-link/", calls.Form(files.DownloadLink));
        Add("DELETE", Files + "app-asset/", calls.Form(files.Delete));
        Add("GET", Files + "custom/app-asset-dir/", calls.Form(files.ListCustom));
        Add("GET", Files + "custom/app-asset-file/", calls.Form(files.CustomFile));
        Add("DELETE", Files + "custom/app-asset-file/", calls.Form(files.DeleteCustom));
        Add("GET", Files + "custom/app-upload-link/", calls.Form(files.CustomUploadLink));
        Add("GET", Files + "custom/app-download-link/", calls.Form(files.CustomDownloadLink));
        Add("POST", "/seafhttp/upload-api/{upload_link}", calls.Received(uploads.ReceiveAsync, uploads.Place));
        Add("GET", "/seafhttp/files/{download_link}/{name}", calls.Open(downloads.Send));
        Add("HEAD", "/seafhttp/files/{download_link}/{name}", calls.Open(downloads.Send));
        Add("GET", "/workspace/{workspace_id}/asset/{uuid}/{**path}", calls.Open(downloads.Open));
        Add("HEAD", "/workspace/{workspace_id}/asset/{uuid}/{**path}", calls.Open(downloads.Open));
        Add("GET", "/accounts/login/", calls.Open(_ => DownloadEndpoint.LoginPage()));

        Add("GET", "/server-info/", calls.Form(AccountEndpoints.ServerInfo));
        Add("GET", "/api2/ping/", calls.Form(AccountEndpoints.Ping));
        Add("GET", "/api2/auth/ping/", calls.Form(accounts.PingWithToken));
        Add("POST", "/api2/auth-token/", calls.Form(accounts.LogIn, hidesBody: true));
        Add("GET", "/api2/account/info/", calls.Form(accounts.Info));
        Add("GET", "/api/v2.1/workspaces/", calls.Form(accounts.Workspaces));
        Add("GET", Owned + "api-tokens/", calls.Form(apiTokens.List));
        Add("POST", Owned + "api-tokens/", calls.Form(apiTokens.Create));
        Add("PUT", Owned + "api-tokens/{app_name}/", calls.Form(apiTokens.Change));
        Add("DELETE", Owned + "api-tokens/{app_name}/", calls.Form(apiTokens.Delete));
        Add("GET", Owned + "temp-api-token/", calls.Form(apiTokens.CreateTemporary));
        Add("GET", Owned + "access-token/", calls.Form(tokens.ExchangeAccountToken));
        Add("GET", "/api/v2.1/external-link-tokens/{link_token}/access-token/", calls.Form(tokens.ExchangeExternalLink));

        Add("GET", Prefix + "metadata/", calls.Read(MetadataEndpoints.Metadata));
        Add("GET", Prefix + "related-users/", calls.Read(MetadataEndpoints.RelatedUsers));

        Add("POST", Prefix + "snapshot/", calls.Write(SnapshotEndpoint.Create));

        Add("GET", Prefix + "rows/", calls.Read(RowReadEndpoints.List));
        Add("GET", Prefix + "filtered-rows/", calls.Read(RowReadEndpoints.Filtered));
        Add("GET", Prefix + "rows/{row_id}/", calls.Read(RowReadEndpoints.Get));
        Add("POST", Prefix + "rows/", calls.Write(RowWriteEndpoints.Append));
        Add("PUT", Prefix + "rows/", calls.Write(RowWriteEndpoints.Update));
        Add("DELETE", Prefix + "rows/", calls.Write(RowWriteEndpoints.Delete));
        Add("PUT", Prefix + "lock-rows/", calls.Write(RowWriteEndpoints.Lock));
        Add("PUT", Prefix + "unlock-rows/", calls.Write(RowWriteEndpoints.Unlock));

        Add("POST", Prefix + "sql/", calls.Read(SqlEndpoint.Run));

        Add("POST", Prefix + "links/", calls.Write(LinkEndpoints.Add));
        Add("PUT", Prefix + "links/", calls.Write(LinkEndpoints.Replace));
        Add("DELETE", Prefix + "links/", calls.Write(LinkEndpoints.Remove));
        Add("POST", Prefix + "query-links/", calls.Read(LinkEndpoints.Query));

        Add("GET", Prefix + "columns/", calls.Read(ColumnEndpoints.List));
        Add("POST", Prefix + "columns/", calls.Write(ColumnEndpoints.Insert));
        Add("PUT", Prefix + "columns/", calls.Write(ColumnEndpoints.Update));
        Add("DELETE", Prefix + "columns/", calls.Write(ColumnEndpoints.Delete));
        Add("POST", Prefix + "batch-append-columns/", calls.Write(ColumnEndpoints.Append));
        Add("POST", Prefix + "column-cascade-settings/", calls.Write(ColumnEndpoints.Cascade));
        Add("POST", Prefix + "column-options/", calls.Write(OptionEndpoints.Add));
        Add("PUT", Prefix + "column-options/", calls.Write(OptionEndpoints.Change));
        Add("DELETE", Prefix + "column-options/", calls.Write(OptionEndpoints.Delete));
        Add("POST", Prefix + "tables/", calls.Write(TableEndpoints.Create));
        Add("POST", Prefix + "tables/duplicate-table/", calls.Write(TableEndpoints.Duplicate));
        Add("PUT", Prefix + "tables/", calls.Write(TableEndpoints.Rename));
        Add("DELETE", Prefix + "tables/", calls.Write(TableEndpoints.Delete));

        Add("GET", Prefix + "views/", calls.Read(ViewEndpoints.List));
        Add("POST", Prefix + "views/", calls.Write(ViewEndpoints.Add));
        Add("GET", Prefix + "views/{view_name}/", calls.Read(ViewEndpoints.Get));
        Add("PUT", Prefix + "views/{view_name}/", calls.Write(ViewEndpoints.Change));
        Add("DELETE", Prefix + "views/{view_name}/", calls.Write(ViewEndpoints.Delete));

        void Add(string method, string path, RequestDelegate handler) => routes.MapMethods(path, [method], handler);
    }
}

/// <summary>The endpoints of the web server, which are not about the rows and columns of a base.</summary>
internal sealed record WebEndpoints(
    TokenEndpoints Tokens, AccountEndpoints Accounts, ApiTokenEndpoints ApiTokens, FileEndpoints Files, UploadEndpoint Uploads,
    DownloadEndpoint Downloads);
