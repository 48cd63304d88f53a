using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Sends files: to who has a link, and to who is logged in and opens the address in a cell.</summary>
internal sealed class DownloadEndpoint(EmulatedBase emulatedBase, AccountDirectory accounts, FileLinks links, bool isOpenToAll)
{
    private const string LoginPath = "/accounts/login/";

    /// <summary>Gets the path of a new link to a file.</summary>
    public static string PathOf(FileLinks links, Asset asset, bool isToView) =>
        $"/seafhttp/files/{links.AddDownload(asset, isToView)}/{Uri.EscapeDataString(asset.Path.Name)}";

    /// <summary>Sends what a link is for, or the part that is asked for.</summary>
    public ApiResponse Send(HttpRequest request)
    {
        var link = links.Get<DownloadLink>((string?)request.RouteValues["download_link"] ?? "");
        if (request.Headers.IfModifiedSince.Count > 0)
            return new ApiResponse(304, default);
        lock (emulatedBase.Gate)
        {
            if (link.Asset.Size > 0 && emulatedBase.Assets.Contents.Read(link.Asset.File, 0, stackalloc byte[1]) == 0)
                throw FileServerErrors.FileGone();
        }

        var name = (string?)request.RouteValues["name"] ?? "";
        var size = link.Asset.Size;
        var range = request.Headers.Range.ToString();
        var headers = new Dictionary<string, string>
        {
            ["ETag"] = link.Asset.ContentId,
            ["Last-Modified"] = emulatedBase.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture),
            ["Cache-Control"] = "max-age=3600",
            ["Content-Disposition"] = Disposition(name, link.IsToView),
            ["X-Content-Type-Options"] = "nosniff",
        };
        var type = FileContentTypes.Of(name);
        // A picture that holds a script would be one of this address, where the page of the emulator is.
        if (type == FileContentTypes.Svg)
            headers["Content-Security-Policy"] = "sandbox";
        var isHead = HttpMethods.IsHead(request.Method);
        if (range.Length == 0 || size == 0)
        {
            headers["Access-Control-Allow-Origin"] = "*";
            return Answer(200, 0, size);
        }

        if (ByteRange.Parse(range, size) is not { } part)
        {
            return new ApiResponse(416, default, ApiResponse.PlainText)
            {
                Headers = ImmutableDictionary<string, string>.Empty.Add(
                    "Content-Range", FormattableString.Invariant($"bytes */{size}")),
            };
        }

        headers["Accept-Ranges"] = "bytes";
        headers["Content-Range"] = FormattableString.Invariant($"bytes {part.First}-{part.Last}/{size}");
        return Answer(206, part.First, part.Last - part.First + 1);

        ApiResponse Answer(int status, long start, long length) => new(status, default, type)
        {
            File = new FileBody(emulatedBase, link.Asset.File, start, length), Headers = headers, HasNoBody = isHead,
        };
    }

    /// <summary>Leads from the address in a cell to the file, or to the page where one logs in.</summary>
    public ApiResponse Open(HttpRequest request)
    {
        Asset? asset;
        lock (emulatedBase.Gate)
        {
            asset = AssetAddress.Paths(Target(request), emulatedBase.Uuid)
                .Select(path => emulatedBase.Assets.Find(AssetPath.Parse(path)!.Value))
                .FirstOrDefault(found => found is not null);
        }

        if (HttpMethods.IsHead(request.Method))
            return new ApiResponse(asset is null ? 404 : 200, default, "text/html");
        if (!isOpenToAll && !IsLoggedIn(request))
            return Redirect($"{LoginPath}?next={Uri.EscapeDataString(Target(request))}");
        return asset is null
            ? ApiResponse.NotFoundPage
            : Redirect(PathOf(links, asset, isToView: request.Query["dl"] != "1"));
    }

    /// <summary>
    /// The page where one logs in, which here can't be done: it is what a program sees that has no right to a file.
    /// </summary>
    public static ApiResponse LoginPage() => new(
        200,
        Encoding.UTF8.GetBytes("<!doctype html><html><head><title>Log in</title></head><body>Log in</body></html>"),
        "text/html");

    private static ApiResponse Redirect(string path) => new(302, default, "text/html")
    {
        Headers = ImmutableDictionary<string, string>.Empty.Add("Location", path),
    };

    /// <summary>The target as it was sent: what is decoded can't be told from what was not encoded.</summary>
    private static string Target(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>() is { RawTarget: { Length: > 0 } target }
            ? target : request.Path.Value + request.QueryString.Value;

    private static string Disposition(string name, bool isToView)
    {
        var plain = string.Concat(name.Select(letter => letter is < ' ' or > '~' or '"' or '\\' ? '_' : letter));
        return $"{(isToView ? "inline" : "attachment")};filename*=utf-8''{Uri.EscapeDataString(name)};filename=\"{plain}\"";
    }

    private bool IsLoggedIn(HttpRequest request)
    {
        try
        {
            accounts.Check(BearerToken.Of(request));
            return true;
        }
        catch (ApiException)
        {
            return false;
        }
    }
}
