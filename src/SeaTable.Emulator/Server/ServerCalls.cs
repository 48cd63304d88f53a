using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Server;

/// <summary>
/// The way of every call: read the body, ask for faults (the place for an injected delay or refusal is right after the body
/// was read, before any token is looked at), check the token, run the endpoint under the lock, record, answer.
/// </summary>
internal sealed class ServerCalls(EmulatedBase emulatedBase, BaseTokens tokens, RequestRecorder recorder)
{
    private static readonly JsonElement s_noBody = JsonDocument.Parse("{}").RootElement;

    /// <summary>Creates a handler for a call that needs no base token.</summary>
    public RequestDelegate Open(Func<HttpRequest, ApiResponse> endpoint) =>
        context => RunAsync(context, _ => endpoint(context.Request));

    /// <summary>Creates a handler for a base operation that reads.</summary>
    public RequestDelegate Read(Func<BaseRequest, ApiResponse> endpoint) => context => RunAsync(context, body =>
    {
        var request = Request(context.Request, body, writes: false);
        lock (emulatedBase.Gate)
            return endpoint(request);
    });

    /// <summary>Creates a handler for a base operation that writes: all of it or nothing.</summary>
    public RequestDelegate Write(Func<BaseRequest, ApiResponse> endpoint) => context => RunAsync(context, body =>
    {
        var request = Request(context.Request, body, writes: true);
        lock (emulatedBase.Gate)
            return emulatedBase.Write(() => endpoint(request));
    });

    private BaseRequest Request(HttpRequest http, byte[] body, bool writes)
    {
        var access = tokens.Check(BearerToken.Of(http));
        if (!Guid.TryParse((string?)http.RouteValues["uuid"], out var uuid) || uuid != Guid.Parse(emulatedBase.Uuid))
            throw AssumedErrors.TokenOfAnotherBase();
        if (writes && !access.CanWrite)
            throw AssumedErrors.ReadOnlyToken();
        return new BaseRequest(emulatedBase, access, http, Parse(body));
    }

    private async Task RunAsync(HttpContext context, Func<byte[], ApiResponse> run)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        var body = buffer.ToArray();

        var response = Run(run, body, out var failure);
        // Recorded before it is sent: who has the response finds the request in the list.
        Record(context, body, response.Status, failure);
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static ApiResponse Run(Func<byte[], ApiResponse> run, byte[] body, out Exception? failure)
    {
        failure = null;
        try
        {
            return run(body);
        }
        catch (ApiException error)
        {
            return ApiResponse.Of(error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            failure = exception;
            return ApiResponse.Of(KnownErrors.Internal());
        }
    }

    private void Record(HttpContext context, byte[] body, int status, Exception? failure) => recorder.Add(
        new RecordedRequest(context.Request.Method, context.Request.Path.Value ?? "")
        {
            Query = context.Request.QueryString.Value ?? "",
            Body = Encoding.UTF8.GetString(body),
            StatusCode = status,
            Failure = failure,
        });

    private static JsonElement Parse(byte[] body)
    {
        if (body.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return s_noBody;
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(body);
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
