using System.Globalization;
using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting;

/// <summary>
/// Logs what is sent to a server, in the place of the factory's own log: that one hands the headers with the tokens on to each
/// logger that keeps values by their names, whatever is to be redacted. This one hands on no headers and no words of exceptions.
/// </summary>
internal sealed class HttpLog(ILogger log) : IHttpClientLogger
{
    /// <summary>The category of the log of one client, below that of the factory's log.</summary>
    internal static string CategoryOf(string name) => $"System.Net.Http.HttpClient.{name}";

    public object? LogRequestStart(HttpRequestMessage request)
    {
        log.Sending(request.Method, AddressOf(request));
        return null;
    }

    public void LogRequestStop(object? context, HttpRequestMessage request, HttpResponseMessage response, TimeSpan elapsed) =>
        log.Received((int)response.StatusCode, request.Method, AddressOf(request), Milliseconds(elapsed));

    public void LogRequestFailed(
        object? context, HttpRequestMessage request, HttpResponseMessage? response, Exception exception, TimeSpan elapsed) =>
        log.Failed(request.Method, AddressOf(request), exception.GetType().Name, Milliseconds(elapsed));

    private static string? AddressOf(HttpRequestMessage request) => request.RequestUri?.GetComponents(
        UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static string Milliseconds(TimeSpan elapsed) =>
        elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
