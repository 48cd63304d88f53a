using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Server;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Page;

/// <summary>
/// The page at <c>/</c> and what it is made of, below <c>/_emulator/</c>. Its requests are no calls of the API: they need no
/// token, meet no fault, and are neither counted nor recorded.
/// </summary>
internal sealed class EmulatorPage(SharedParts shared, ServedBases bases)
{
    private const string Below = "/_emulator/";

    // The longest statement is far shorter.
    private const int BodyBytes = 1_000_000;

    private readonly PageEvents _events = new(shared, bases);
    private readonly TokenMask _mask = new(bases);

    /// <summary>Answers the requests of the page, and leaves others to the server.</summary>
    public Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == "/")
            return RunAsync(context, PageFiles.Document, isDocument: true);
        return path.StartsWith(Below, StringComparison.Ordinal)
            ? RunAsync(context, path[Below.Length..], isDocument: false)
            : next(context);
    }

    private async Task RunAsync(HttpContext context, string name, bool isDocument)
    {
        var request = context.Request;
        PageGuard.AddHeaders(context.Response);
        if (PageGuard.Refuse(request, isDocument) is { } refusal)
            await SendAsync(context, refusal).ConfigureAwait(false);
        else if (name == "events" && HttpMethods.IsGet(request.Method))
            await _events.SendAsync(context, Stopping(context)).ConfigureAwait(false);
        else if (HttpMethods.IsPost(request.Method))
            await SendAsync(context, await AnswerPostAsync(request, name).ConfigureAwait(false)).ConfigureAwait(false);
        else if (HttpMethods.IsGet(request.Method))
            await SendAsync(context, CallOutcome.Of(() => AnswerGet(request, name)).Response).ConfigureAwait(false);
        else
            await SendAsync(context, ApiResponse.Of(AssumedErrors.MethodNotAllowed())).ConfigureAwait(false);
    }

    private ApiResponse AnswerGet(HttpRequest request, string name) => name switch
    {
        "base" => ApiResponse.Json(writer => BaseDescription.Write(writer, Of(request).Base, bases)),
        "rows" => ApiResponse.Json(writer => RowRanges.Write(writer, Of(request).Base, request.Query)),
        "calls" => ApiResponse.Json(writer => CallList.Write(writer, shared.Recorder, _mask, request.Query["limit"])),
        "call" => ApiResponse.Json(writer => CallList.WriteOne(writer, shared.Recorder, _mask, request.Query["number"])),
        "server" => ApiResponse.Json(writer => ServerState.Write(writer, shared, Of(request), _mask, request.Host)),
        "asset" => PageAssets.Open(Of(request).Base, request),
        _ => PageFiles.Find(request, name) ?? ApiResponse.NotFoundPage,
    };

    // The base that the page shows, which is the first one unless its address names another.
    private ServedBase Of(HttpRequest request)
    {
        var wanted = request.Query["base"].ToString();
        return bases.All.FirstOrDefault(served => served.Base.Uuid == wanted) ?? bases.First;
    }

    private async Task<ApiResponse> AnswerPostAsync(HttpRequest request, string name)
    {
        Action<Utf8JsonWriter, string>? answer = name switch
        {
            "check" => (writer, statement) => StatementBox.Check(writer, Of(request).Base, statement),
            "query" => (writer, statement) => StatementBox.Run(writer, Of(request).Base, statement),
            _ => null,
        };
        if (answer is null)
            return ApiResponse.NotFoundPage;
        var statement = await StatementOfAsync(request).ConfigureAwait(false);
        return CallOutcome.Of(() => statement is null
            ? throw AssumedErrors.ParameterInvalid("sql")
            : ApiResponse.Json(writer => answer(writer, statement))).Response;
    }

    private static async Task<string?> StatementOfAsync(HttpRequest request)
    {
        if (request.ContentLength is null or > BodyBytes || !request.HasJsonContentType())
            return null;
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted)
                .ConfigureAwait(false);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("sql", out var sql) && sql.ValueKind == JsonValueKind.String
                    ? sql.GetString()
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Task SendAsync(HttpContext context, ApiResponse response) =>
        ResponseSender.SendAsync(context, response, Delivery.Whole);

    private static CancellationToken Stopping(HttpContext context) =>
        context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
}
