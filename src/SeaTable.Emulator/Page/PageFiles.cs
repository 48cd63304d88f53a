using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Page;

/// <summary>
/// The files of the page, which lie in the assembly. A name either is one of theirs or is not; no path is put together with it.
/// </summary>
internal static class PageFiles
{
    /// <summary>The file that is the page at <c>/</c>.</summary>
    public const string Document = "index.html";

    // How the project file names the resources.
    private const string Prefix = "Page/";

    private static readonly Lazy<FrozenDictionary<string, PageFile>> s_files = new(Load);

    /// <summary>Gets the response to a request for a file; null when there is none of that name.</summary>
    public static ApiResponse? Find(HttpRequest request, string name)
    {
        if (!s_files.Value.TryGetValue(name, out var file))
            return null;
        // A later version of the emulator may have others at the same address.
        var headers = ImmutableDictionary<string, string>.Empty.Add("ETag", file.Tag).Add("Cache-Control", "no-cache");
        return request.Headers.IfNoneMatch == file.Tag
            ? new ApiResponse(StatusCodes.Status304NotModified, default) { Headers = headers }
            : new ApiResponse(StatusCodes.Status200OK, file.Content, file.Type) { Headers = headers };
    }

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

        PageFile Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return new PageFile(content, TypeOf(name), $"\"{Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 8))}\"");
        }
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "image/svg+xml",
    };

    private sealed record PageFile(byte[] Content, string Type, string Tag);
}
