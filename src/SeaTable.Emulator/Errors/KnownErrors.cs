using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Options;
using SeaTable.Facts;

namespace SeaTable.Emulator.Errors;

/// <summary>The errors that are known from a server or its documentation. The others: <see cref="AssumedErrors"/>.</summary>
internal static class KnownErrors
{
    public static ApiException InvalidToken() => new(403, "invalid token");

    public static ApiException ApiTokenDenied() => new(403, "Permission denied.", messageMember: "error_msg");

    public static ApiException LoginRefused() => Login("Unable to login with provided credentials.");

    public static ApiException AccountDisabled() => Login("User account is disabled.");

    public static ApiException TwoFactorCodeMissing() => TwoFactor("missing");

    public static ApiException TwoFactorCodeInvalid() => TwoFactor("invalid");

    /// <summary>An account token that is none; a missing one gets another status.</summary>
    public static ApiException AccountTokenInvalid() => new(401, "Invalid token", messageMember: "detail");

    public static ApiException AccountTokenMissing() =>
        new(403, "Authentication credentials were not provided.", messageMember: "detail");

    /// <summary>The user may not do that with the base.</summary>
    public static ApiException AccountDenied() => new(403, "Permission denied.", messageMember: "error_msg");

    public static ApiException WorkspaceNotFound(string id) => new(404, $"Workspace {id} not found.", messageMember: "error_msg");

    public static ApiException BaseNotFound(string name) => new(404, $"dtable {name} not found.", messageMember: "error_msg");

    public static ApiException FormFieldInvalid(string name) => new(400, $"{name} invalid.", messageMember: "error_msg");

    public static ApiException PathMissing() => WebServer(400, "Invalid path.");

    /// <summary>A file to be downloaded is not there.</summary>
    public static ApiException PathNotFound(string path, ServerVersion version) =>
        WebServer(version.MissingFileStatus, $"path {path} not found.");

    /// <summary>More calls than the limit of a minute or a month permits. The body is empty.</summary>
    public static ApiException TooManyRequests() => new(429, "") { IsText = true };

    public static ApiException FileNotFound() => WebServer(404, "File not found.");

    public static ApiException FileNotFound(string name) => WebServer(404, $"File {name} not found.");

    public static ApiException FolderNotFound() => WebServer(404, "parent_dir not found.");

    public static ApiException ApiTokenExists() => new(400, "api token already exist.", messageMember: "error_msg");

    public static ApiException ApiTokenNotFound() => new(404, "api token not found.", messageMember: "error_msg");

    public static ApiException ApiTokenHasPermission(string permission) =>
        new(400, $"api token already has {permission} permission.", messageMember: "error_msg");

    public static ApiException WebhookExists() => WebServer(409, "Webhook exists.");

    public static ApiException WebhookNotFound() => WebServer(404, "Webhook not found.");

    public static ApiException RowNotFound() => new(404, ServerMessages.RowNotFound);

    /// <summary>A row that a call about links names is not there.</summary>
    public static ApiException LinkedRowNotFound() => new(400, ServerMessages.LinkedRowNotFound, "row_not_exist");

    public static ApiException LinkExists() => new(400, ServerMessages.LinkExists, "link_inserted_exist");

    public static ApiException TooManyColumns() => new(400, "Exceed the columns limit", "exceed_columns_limit");

    /// <summary>A column is renamed to the name of another.</summary>
    public static ApiException ColumnNameTaken() => new(400, "column name already exists", "column_already_exists");

    /// <summary>A column is added with the name of another.</summary>
    public static ApiException ColumnExists(string name) => new(400, $"Column {name} exists.", messageMember: null);

    public static ApiException ViewExists() => new(400, "params invalid", messageMember: "error_msg");

    public static ApiException ColumnDataInvalid(JsonNode data) =>
        new(400, $"column_data: {data.ToJsonString(JsonText.Options)} do not meet specifications.", "column_data_error");

    public static ApiException CommentNotFound() => WebServer(404, "Comment not found.");

    public static ApiException SeenInvalid() => WebServer(400, "seen invalid");

    public static ApiException ToastInvalid() => WebServer(400, "parameters invalid");

    /// <summary>A statement that can't be run.</summary>
    public static ApiException Statement(string message) => new(400, message);

    public static ApiException InsertOnOrdinaryBase(string uuid) =>
        new(400, ServerMessages.InsertWithoutStorage(uuid));

    public static ApiException Internal() => new(500, "Internal Server Error", messageMember: "error_msg");

    private static ApiException WebServer(int status, string message) => new(status, message, messageMember: "error_msg");

    private static ApiException Login(string message) => new(400, message, messageMember: "non_field_errors") { IsList = true };

    /// <summary>The header is what tells a client to ask for the code.</summary>
    private static ApiException TwoFactor(string problem) =>
        new(400, $"Two factor auth token is {problem}.", messageMember: "non_field_errors")
        {
            IsList = true, Header = ("X-Seafile-OTP", "required"),
        };
}
