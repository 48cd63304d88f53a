using System.Diagnostics;
using Spectre.Console;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>
/// Counts the calls, and shows each when that is wanted: method, path, status and time, and neither headers nor bodies.
/// </summary>
internal sealed class CallLog(ToolTerminal terminal) : DelegatingHandler
{
    /// <summary>Where servers keep files; behind it stand tokens that are good for one of them.</summary>
    private const string FileServer = "/seafhttp/";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        terminal.CountCall();
        var watch = Stopwatch.StartNew();
        var status = "no answer";
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            status = $"{(int)response.StatusCode}";
            return response;
        }
        finally
        {
            if (terminal.IsVerbose)
            {
                var line = $"{request.Method} {Path(request.RequestUri)} {status} {watch.ElapsedMilliseconds} ms";
                terminal.Note($"[grey]{Markup.Escape(line)}[/]");
            }
        }
    }

    /// <summary>The path, but for what lets anybody read or write a file.</summary>
    private static string? Path(Uri? address)
    {
        var path = address?.AbsolutePath;
        var end = path?.IndexOf(FileServer, StringComparison.Ordinal) ?? -1;
        return end < 0 ? path : $"{path![..(end + FileServer.Length)]}…";
    }
}
