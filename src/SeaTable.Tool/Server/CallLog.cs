using System.Diagnostics;
using Spectre.Console;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>
/// Counts the calls, and shows each when that is wanted: method, path, status and time, and neither headers nor bodies.
/// </summary>
internal sealed class CallLog(ToolTerminal terminal) : DelegatingHandler
{
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
                var line = $"{request.Method} {request.RequestUri?.AbsolutePath} {status} {watch.ElapsedMilliseconds} ms";
                terminal.Note($"[grey]{Markup.Escape(line)}[/]");
            }
        }
    }
}
