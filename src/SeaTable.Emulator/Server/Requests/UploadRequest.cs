using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SeaTable.Emulator.Assets;

namespace SeaTable.Emulator.Server.Requests;

/// <summary>
/// An upload: the fields of its form, and its files, whose bytes are in the base already and have no place yet.
/// </summary>
internal sealed class UploadRequest : IDisposable
{
    private const string FileField = "file";

    /// <summary>The longest value of a field, in characters.</summary>
    private const int LongestField = 64 * 1024;

    /// <summary>The longest text between the parts of a form, by RFC 2046.</summary>
    private const int LongestBoundary = 70;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly List<(string Name, AssetWriter Writer)> _files = [];

    private UploadRequest(HttpRequest http) => (Link, IsForJson) = (Token(http), http.Query.ContainsKey("ret-json"));

    /// <summary>Gets the token of the link.</summary>
    public string Link { get; }

    /// <summary>Gets whether JSON is to be answered.</summary>
    public bool IsForJson { get; private set; }

    /// <summary>Gets whether there was a form that could be read.</summary>
    public bool IsForm { get; private set; }

    /// <summary>Gets the files, with the names that their sender gave them.</summary>
    public IReadOnlyList<(string Name, AssetWriter Writer)> Files => _files;

    /// <summary>Gets a field; an empty text when it is missing.</summary>
    public string Field(string name) => _fields.GetValueOrDefault(name, "");

    /// <summary>Gets the token of the link that is called.</summary>
    public static string Token(HttpRequest http) => (string?)http.RouteValues["upload_link"] ?? "";

    /// <summary>Makes an upload of which nothing is read.</summary>
    public static UploadRequest Unread(HttpRequest http) => new(http);

    /// <summary>Reads the form piece by piece.</summary>
    /// <param name="http">The request.</param>
    /// <param name="createWriter">Begins a file.</param>
    public static async Task<UploadRequest> ReadAsync(HttpRequest http, Func<AssetWriter> createWriter)
    {
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var request = new UploadRequest(http);
        try
        {
            request.IsForm = await request.ReadAsync(http.ContentType, http.Body, createWriter, http.HttpContext.RequestAborted)
                .ConfigureAwait(false);
            return request;
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && !IsGone(http)))
        {
            // A form that is cut off, or none at all.
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var (_, writer) in _files)
            writer.Dispose();
    }

    private static bool IsGone(HttpRequest http) => http.HttpContext.RequestAborted.IsCancellationRequested;

    private async Task<bool> ReadAsync(
        string? contentType, Stream body, Func<AssetWriter> createWriter, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return false;
        }

        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (FileName(disposition) is not { } fileName)
            {
                _fields.TryAdd(field, await ReadFieldAsync(section, cancellationToken).ConfigureAwait(false));
            }
            else if (field == FileField)
            {
                var writer = createWriter();
                _files.Add((fileName, writer));
                await writer.WriteAsync(section.Body, cancellationToken).ConfigureAwait(false);
                writer.End();
            }
        }

        IsForJson |= _fields.ContainsKey("ret-json");
        return true;
    }

    private static string? FileName(ContentDispositionHeaderValue disposition) =>
        disposition.FileNameStar is { Length: > 0 } encoded ? encoded.Value
        : disposition.FileName is { Length: > 0 } quoted ? HeaderUtilities.UnescapeAsQuotedString(quoted).Value
        : null;

    private static async Task<string> ReadFieldAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body, Encoding.UTF8);
        var buffer = new char[LongestField];
        var count = await reader.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
        return new string(buffer, 0, count);
    }
}
