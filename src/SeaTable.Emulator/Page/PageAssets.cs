using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Page;

/// <summary>
/// The files that cells name, for the page: images as images, so that it can show them small, and all others to be saved, so
/// that none of them acts as a part of the page.
/// </summary>
internal static class PageAssets
{
    private static readonly ImmutableDictionary<string, string> s_headers = ImmutableDictionary<string, string>.Empty
        .Add("Content-Security-Policy", "default-src 'none'; sandbox")
        .Add("Cache-Control", "private, max-age=60");

    public static ApiResponse Open(EmulatedBase emulatedBase, HttpRequest request)
    {
        var address = request.Query["address"].ToString();
        Asset? asset;
        lock (emulatedBase.Gate)
        {
            asset = AssetAddress.Paths(address, emulatedBase.Uuid)
                .Select(path => emulatedBase.Assets.Find(AssetPath.Parse(path)!.Value))
                .FirstOrDefault(found => found is not null);
        }

        if (asset is null)
            return ApiResponse.NotFoundPage;
        var type = FileContentTypes.Of(asset.Path.Name);
        var isImage = IsHarmlessImage(type);
        return new ApiResponse(StatusCodes.Status200OK, default, isImage ? type : "application/octet-stream")
        {
            File = new FileBody(emulatedBase, asset.File, 0, asset.Size),
            Headers = isImage ? s_headers : s_headers.Add(
                "Content-Disposition", $"attachment; filename*=utf-8''{Uri.EscapeDataString(asset.Path.Name)}"),
        };
    }

    private static bool IsHarmlessImage(string type) =>
        type.StartsWith("image/", StringComparison.Ordinal) && type != FileContentTypes.Svg;
}
