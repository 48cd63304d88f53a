using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Calls;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server;

/// <summary>
/// The way of every call: read the body, let a fault have its way before any token is looked at, check the token, run the
/// endpoint under the lock, record, respond.
/// </summary>
internal sealed class ServerCalls(
    EmulatedBase emulatedBase, BaseTokens tokens, RateLimits limits, FaultyCalls faulty, RequestRecorder recorder,
    SeedingTime seeding)
{
    private static readonly JsonElement s_noBody = JsonDocument.Parse("{}").RootElement;

    /// <summary>Creates a handler for a call that needs no base token.</summary>
    public RequestDelegate Open(Func<HttpRequest, ApiResponse> endpoint) =>
        context => RunAsync(context, _ => new AcceptedCall(() => endpoint(context.Request), CanBeLate: false));

    /// <summary>Creates a handler for a call of the web server, which checks its token itself.</summary>
    /// <param name="endpoint">Carries the call out.</param>
    /// <param name="hidesBody">Whether the body holds a password, and is not to be recorded.</param>
    public RequestDelegate Form(Func<FormRequest, ApiResponse> endpoint, bool hidesBody = false) => async context =>
    {
        var request = await FormRequest.ReadAsync(context.Request).ConfigureAwait(false);
        await RunAsync(context, _ => new AcceptedCall(() => endpoint(request), CanBeLate: false), hidesBody)
            .ConfigureAwait(false);
    };

    /// <summary>
    /// Creates a handler for a call whose body is too large to be kept as a whole, and that checks its token itself.
    /// </summary>
    /// <param name="receive">Receives the body, before a fault has its way.</param>
    /// <param name="endpoint">Carries the call out.</param>
    public RequestDelegate Received<T>(Func<HttpRequest, Task<T>> receive, Func<T, ApiResponse> endpoint)
        where T : IDisposable => async context =>
    {
        using var received = await receive(context.Request).ConfigureAwait(false);
        await RunAsync(context, [], () => new AcceptedCall(() => endpoint(received), CanBeLate: false)).ConfigureAwait(false);
    };

    /// <summary>Creates a handler for a base operation that reads.</summary>
    public RequestDelegate Read(Func<BaseRequest, ApiResponse> endpoint, BaseCallTraits traits = default) =>
        context => RunAsync(context, body =>
    {
        var request = Request(context.Request, body, writes: false, traits);
        return new AcceptedCall(() =>
        {
            lock (emulatedBase.Gate)
                return endpoint(request);
        });
    });

    /// <summary>Creates a handler for a base operation that writes: all of it or nothing.</summary>
    public RequestDelegate Write(Func<BaseRequest, ApiResponse> endpoint, BaseCallTraits traits = default) =>
        context => RunAsync(context, body =>
    {
        var request = Request(context.Request, body, writes: !traits.HasFlag(BaseCallTraits.ForReaders), traits);
        return new AcceptedCall(() =>
        {
            lock (emulatedBase.Gate)
                return emulatedBase.Write(request.Access, () => endpoint(request));
        });
    });

    private BaseRequest Request(HttpRequest http, byte[] body, bool writes, BaseCallTraits traits)
    {
        var access = Access(http, traits.HasFlag(BaseCallTraits.OnWeb));
        if (!traits.HasFlag(BaseCallTraits.OnWeb) && !seeding.IsNow)
            limits.Count(http.HttpContext);
        if (writes && !access.CanWrite)
            throw AssumedErrors.ReadOnlyToken();
        var isForm = traits.HasFlag(BaseCallTraits.TakesForm) && FormBody.Is(http);
        return new BaseRequest(emulatedBase, access, http, isForm ? FormBody.Read(body) : Parse(body, traits));
    }

    private BaseAccess Access(HttpRequest http, bool isOnWeb)
    {
        try
        {
            var access = tokens.Check(BearerToken.Of(http));
            return Guid.TryParse((string?)http.RouteValues["uuid"], out var uuid) && uuid == Guid.Parse(emulatedBase.Uuid)
                ? access
                : throw AssumedErrors.TokenOfAnotherBase();
        }
        catch (ApiException) when (isOnWeb)
        {
            throw KnownErrors.ApiTokenDenied();
        }
    }

    private async Task RunAsync(HttpContext context, Func<byte[], AcceptedCall> accept, bool hidesBody = false)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        var body = buffer.ToArray();
        if (body.Length > ServerLimits.RequestBytes && FaultedCall.IsToGateway(context.Request.Path))
        {
            // nginx refuses it before anybody looks at it.
            var refused = new CallOutcome(FaultResponses.Page(HttpStatusCode.RequestEntityTooLarge));
            await RespondAsync(context, Describe(context, []), [], refused, fault: null).ConfigureAwait(false);
            return;
        }

        await RunAsync(context, body, () => accept(body), hidesBody).ConfigureAwait(false);
    }

    private Task RunAsync(HttpContext context, byte[] body, Func<AcceptedCall> accept, bool hidesBody = false)
    {
        // Told before it runs: afterwards its table may have another name, or be gone.
        var call = Describe(context, body);
        return faulty.RunAsync(
            call, accept, (outcome, fault) => RespondAsync(context, call, hidesBody ? [] : body, outcome, fault));
    }

    private FaultedCall Describe(HttpContext context, byte[] body) => new(
        context.Request.Method, context.Request.Path.Value ?? "", CalledOperation.Of(context),
        CallContent.Of(emulatedBase, context.Request.Query, body), emulatedBase.Clock.GetUtcNow());

    // Recorded before it is sent: who has the response finds the request in the list.
    private Task RespondAsync(HttpContext context, FaultedCall call, byte[] body, CallOutcome outcome, Fault? fault)
    {
        if (!seeding.IsNow)
            recorder.Add(Recorded(context, call, body, outcome, fault));
        // What stands in the place of the server's response knows nothing of its limits.
        var response = fault?.Response is null ? RateLimits.AddHeaders(context, outcome.Response) : outcome.Response;
        return ResponseSender.SendAsync(context, response, fault?.Delivery ?? default);
    }

    private static RecordedRequest Recorded(
        HttpContext context, FaultedCall call, byte[] body, CallOutcome outcome, Fault? fault) => new(call.Method, call.Path)
        {
            Operation = call.Operation,
            Table = call.Content.Table,
            RowsSent = call.Content.RowsSent,
            Query = context.Request.QueryString.Value ?? "",
            Body = Encoding.UTF8.GetString(body),
            StatusCode = ResponseSender.StatusOf(outcome.Response, fault?.Delivery ?? default),
            ReceivedAt = call.Now,
            Duration = RequestStart.Elapsed(context),
            Failure = outcome.Failure,
            Fault = fault,
        };

    private static JsonElement Parse(byte[] body, BaseCallTraits traits)
    {
        if (body.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return s_noBody;
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(body);
            if (json.ValueKind == JsonValueKind.String && traits.HasFlag(BaseCallTraits.TakesText))
                json = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [BaseRequest.WholeBody] = json });
            return json.ValueKind == JsonValueKind.Object && InvalidUnicode.PathToBroken(body, json) is null
                ? json
                : throw AssumedErrors.MalformedJson();
        }
        catch (JsonException)
        {
            throw AssumedErrors.MalformedJson();
        }
    }
}
