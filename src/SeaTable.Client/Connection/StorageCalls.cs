using System.Net;
using System.Net.Http.Headers;

namespace SeaTable;

/// <summary>
/// Sends files to where they are kept, and reads them there, by links. No token goes along: a link needs none, and may lead to
/// another server.
/// </summary>
internal sealed class StorageCalls(HttpClient http, ClientSettings settings, ObservedCalls calls)
{
    /// <summary>Content of more bytes is not sent before the server has said that it takes it.</summary>
    private const long SentUnasked = 1024 * 1024;

    private const int MostRedirects = 5;

    internal TimeProvider Clock => settings.TimeProvider;

    internal ClientSettings Settings => settings;

    internal ObservedCalls Calls => calls;

    /// <summary>The repeats of what sends or reads a whole file.</summary>
    internal SeaTableRetryOptions Retry { get; } = settings.Retry.ForFiles();

    /// <summary>The time of the <see cref="HttpClient"/>, which begins with the request and ends with the headers of the
    /// answer.</summary>
    internal TimeSpan HttpTimeout => http.Timeout;

    /// <summary>Sends content to an upload link, and gives the answer, whatever it is.</summary>
    /// <exception cref="SeaTableException">No answer came.</exception>
    internal async Task<ServerResponse> PostAsync(
        FileLink link, SentContent content, LogicalCall call, TimeLimit limit)
    {
        ThrowIfAuthorized();
        var address = link.Reveal();
        var query = address.Query.Length == 0 ? "?ret-json=1" : "&ret-json=1";
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address.AbsoluteUri + query)) { Content = content };
        message.Headers.ExpectContinue = content.Headers.ContentLength is not <= SentUnasked;
        calls.Count(call);
        return await Connection.SendAsync(http, message, link.Secrets, call.Doing, call.Category, Clock, limit)
            .ConfigureAwait(false);
    }

    /// <summary>Begins to read what a link leads to, and gives the answer, whatever it is.</summary>
    /// <param name="link">The link.</param>
    /// <param name="from">The number of the first byte that is wanted.</param>
    /// <param name="call">The call.</param>
    /// <param name="limit">The time until the headers of the answer are there.</param>
    /// <exception cref="SeaTableException">No answer came.</exception>
    internal async Task<(HttpResponseMessage Response, FileLink Link)> GetAsync(
        FileLink link, long from, LogicalCall call, TimeLimit limit)
    {
        ThrowIfAuthorized();
        for (var redirects = 0; ; redirects++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, link.Reveal());
            message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
            if (from > 0)
                message.Headers.Range = new RangeHeaderValue(from, null);

            calls.Count(call);
            try
            {
                var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                    .ConfigureAwait(false);
                if (response.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.BadRequest
                    || response.Headers.Location is not { } location || redirects == MostRedirects)
                {
                    return (response, link);
                }

                using (response)
                    link = FileLink.Create(location.OriginalString, link.Reveal(), null, settings, call.Doing);
            }
            catch (Exception e) when (e is not SeaTableException)
            {
                throw Broken(e, link, call.Doing, limit.Caller);
            }
        }
    }

    /// <summary>What a connection becomes that broke while a file was read.</summary>
    internal static Exception Broken(Exception e, FileLink link, string doing, CancellationToken caller)
    {
        var hidden = link.Secrets.Hide(e);
        if (caller.IsCancellationRequested)
            return new OperationCanceledException(hidden.Message, hidden, caller);

        return new SeaTableConnectionException(
            e is OperationCanceledException ? $"{link.Host} sent nothing for too long while {doing}."
                : $"The connection to {link.Host} broke off while {doing}: " +
                    $"{link.Secrets.Hide(e.InnerException?.Message ?? e.Message).TrimEnd('.')}.", hidden);
    }

    /// <exception cref="SeaTableConfigurationException">The program's own <see cref="HttpClient"/> adds a password to all calls,
    /// these too.</exception>
    private void ThrowIfAuthorized()
    {
        if (http.DefaultRequestHeaders.Authorization is not null)
        {
            throw new SeaTableConfigurationException(
                "The HttpClient of the base has an Authorization among its DefaultRequestHeaders, which would go to where " +
                "files are kept as well. Leave it out: calls to the server get their tokens without it.");
        }
    }
}
