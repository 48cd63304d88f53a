using System.Net;
using System.Text.Json;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>The API tokens of a base, as its owner manages them.</summary>
internal sealed class BaseApiTokens(AccountClient client, ListedBase listed)
{
    /// <summary>Lists the tokens. It costs one call.</summary>
    public async Task<IReadOnlyList<ApiTokenInfo>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, listed.TokensPath, null, cancellationToken).ConfigureAwait(false);
        var json = answer.Require("the list of API tokens");
        return !json.TryGetProperty("api_tokens", out var tokens) || tokens.ValueKind != JsonValueKind.Array
            ? throw answer.Unexpected("the list of API tokens")
            : [.. tokens.EnumerateArray().Select(ApiTokenInfo.Read)];
    }

    /// <summary>Creates a token. It costs two calls, or three when the answer to the second one is lost.</summary>
    /// <param name="app">The name of the application.</param>
    /// <param name="permission"><c>rw</c> or <c>r</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">The name is taken, or it could not be done.</exception>
    public async Task<ApiTokenInfo> CreateAsync(string app, string permission, CancellationToken cancellationToken)
    {
        if (Find(await ListAsync(cancellationToken).ConfigureAwait(false), app) is not null)
            throw Taken(app);

        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["app_name"] = app, ["permission"] = permission };
        try
        {
            var answer = await SendAsync(HttpMethod.Post, listed.TokensPath, form, cancellationToken).ConfigureAwait(false);
            if (answer.Status == HttpStatusCode.BadRequest
                && answer.Message.Contains("already exist", StringComparison.OrdinalIgnoreCase))
            {
                throw Taken(app);
            }

            return ApiTokenInfo.Read(answer.Require("the creation of the API token"));
        }
        catch (LostAnswerException e)
        {
            return await FindCreatedAsync(app, permission, e, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new ToolException(
                $"Stopped while the API token \"{app}\" was being created: it may be there or not. \"seatable token list\" "
                + "tells; if it is there, delete it and create it again.");
        }
    }

    /// <summary>Deletes a token. It costs one call.</summary>
    public async Task DeleteAsync(string app, CancellationToken cancellationToken)
    {
        var path = $"{listed.TokensPath}{Uri.EscapeDataString(app)}/";
        AccountAnswer answer;
        try
        {
            answer = await SendAsync(HttpMethod.Delete, path, null, cancellationToken).ConfigureAwait(false);
        }
        catch (LostAnswerException e)
        {
            throw new ToolException(
                $"{e.Message} The API token \"{app}\" may be deleted or not: \"seatable token list\" tells.", e);
        }

        if (answer.Status == HttpStatusCode.NotFound)
            throw new ToolException($"The base \"{listed.Name}\" has no API token \"{app}\" any more: nothing was deleted.");
        answer.Require("the deletion of the API token");
    }

    /// <summary>Finds the token of an application; null when there is none.</summary>
    public static ApiTokenInfo? Find(IEnumerable<ApiTokenInfo> tokens, string app) =>
        tokens.FirstOrDefault(token => token.App == app);

    /// <summary>The list has the value of each token, so that one whose answer was lost is not lost itself.</summary>
    private async Task<ApiTokenInfo> FindCreatedAsync(
        string app, string permission, LostAnswerException lost, CancellationToken cancellationToken)
    {
        try
        {
            var found = Find(await ListAsync(cancellationToken).ConfigureAwait(false), app);
            if (found is not null && found.Permission == permission)
                return found;
        }
        catch (Exception e) when (e is ToolException or OperationCanceledException)
        {
            throw new ToolException(
                $"{lost.Message} The API token \"{app}\" may have been created or not: \"seatable token list\" tells. If it is "
                + "there, delete it and create it again.", lost);
        }

        throw new ToolException($"{lost.Message} No API token was created.", lost);
    }

    private ToolException Taken(string app) => new(
        $"The base \"{listed.Name}\" has an API token \"{app}\" already, and each application has its own. Choose another name "
        + "by --app, or delete that one first, which stops the program that uses it.");

    private async Task<AccountAnswer> SendAsync(
        HttpMethod method, string path, IReadOnlyDictionary<string, string>? form, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(method, path, form, cancellationToken).ConfigureAwait(false);
        if ((int)answer.Status >= 500 && method != HttpMethod.Get)
            throw new LostAnswerException($"{client.Host} answered {(int)answer.Status}.");
        return answer.Status switch
        {
            HttpStatusCode.Forbidden => throw new ToolException(
                $"This account may not manage the API tokens of \"{listed.Name}\": its owner may, or an administrator of the "
                + "group that it belongs to."),
            HttpStatusCode.NotFound when answer.Message.Contains("dtable", StringComparison.Ordinal) => throw new ToolException(
                $"The base \"{listed.Name}\" is not there any more: it was renamed or deleted a moment ago."),
            _ => answer,
        };
    }
}

/// <summary>An API token of a base.</summary>
/// <param name="App">The name of the application that uses it.</param>
/// <param name="Value">The token itself.</param>
/// <param name="Permission"><c>rw</c> or <c>r</c>.</param>
/// <param name="CreatedBy">The id of who created it.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="LastUsed">When it was used last.</param>
internal sealed record ApiTokenInfo(
    string App, string Value, string Permission, string CreatedBy, string CreatedAt, string LastUsed)
{
    private const int LettersShown = 4;

    /// <summary>Gets the end of the token, by which people tell tokens apart, and nothing more of it.</summary>
    public string Masked => Value.Length > 2 * LettersShown ? "…" + Value[^LettersShown..] : "…";

    /// <summary>Reads one that a server lists, or has created.</summary>
    public static ApiTokenInfo Read(JsonElement json)
    {
        var (app, value) = (Text("app_name"), Text("api_token"));
        if (app.Length == 0 || value.Length == 0)
            throw new ToolException("The server answered an API token without name or value, which is not as SeaTable does.");

        return new ApiTokenInfo(
            app, value, Text("permission"), Text("generated_by"), Text("generated_at"), Text("last_access"));

        string Text(string member) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var found)
            && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";
    }

    // So that a token never ends up in a message by accident.
    public override string ToString() => App;
}
