using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Gives links to upload and download files with an API token, lists folders, and deletes files.</summary>
internal sealed class FileEndpoints(EmulatedBase emulatedBase, ApiAccess access, FileLinks links)
{
    private const string Month = "yyyy-MM";

    private string Root => $"/asset/{emulatedBase.Uuid}";

    public ApiResponse UploadLink(FormRequest request)
    {
        access.Check(request.Token);
        var month = emulatedBase.LocalNow.ToString(Month, CultureInfo.InvariantCulture);
        return ApiResponse.Json(new JsonObject
        {
            ["upload_link"] = Upload(request, ""),
            ["workspace_id"] = WorkspaceList.OwnWorkspace,
            ["parent_path"] = Root,
            ["img_relative_path"] = $"images/{month}",
            ["file_relative_path"] = $"files/{month}",
        });
    }

    public ApiResponse DownloadLink(FormRequest request)
    {
        access.Check(request.Token);
        return ApiResponse.Json(new JsonObject { ["download_link"] = Download(request, "", request.Query("path") ?? "/") });
    }

    public ApiResponse Delete(FormRequest request)
    {
        access.Check(request.Token);
        return Delete("", request.Query("path") ?? throw KnownErrors.PathMissing());
    }

    /// <summary>Lists a folder of one's own.</summary>
    public ApiResponse ListCustom(FormRequest request)
    {
        access.Check(request.Token);
        var folder = CustomFolder(request);
        lock (emulatedBase.Gate)
        {
            if (folder != AssetPath.Custom && !emulatedBase.Assets.HasFolder(folder))
                throw KnownErrors.FolderNotFound();
            var entries = emulatedBase.Assets.List(folder);
            return ApiResponse.Json(new JsonObject { ["dir"] = Names(isFile: false), ["file"] = Names(isFile: true) });

            JsonArray Names(bool isFile) =>
                [.. entries.Where(entry => entry.IsFile == isFile).Select(entry => new JsonObject { ["name"] = entry.Name })];
        }
    }

    /// <summary>Tells of a file in a folder of one's own, and the id by which cells name it.</summary>
    public ApiResponse CustomFile(FormRequest request)
    {
        access.Check(request.Token);
        var folder = CustomFolder(request);
        var name = request.Query("name") ?? throw KnownErrors.FormFieldInvalid("name");
        lock (emulatedBase.Gate)
        {
            if (emulatedBase.Assets.Find(new AssetPath(folder, name)) is not { } asset)
                throw KnownErrors.FileNotFound(name);
            return ApiResponse.Json(new JsonObject
            {
                ["dirent"] = new JsonObject
                {
                    ["is_file"] = true,
                    ["obj_name"] = name,
                    ["file_size"] = asset.Size,
                    ["last_update"] = Timestamps.WithOffsetInSeconds(asset.ModifiedAt, emulatedBase.TimeZone),
                    ["uuid"] = asset.CustomId.ToString(),
                },
            });
        }
    }

    public ApiResponse DeleteCustom(FormRequest request)
    {
        access.Check(request.Token);
        return Delete(AssetPath.Custom, request.Query("path") ?? throw KnownErrors.FormFieldInvalid("path"));
    }

    public ApiResponse CustomUploadLink(FormRequest request)
    {
        access.Check(request.Token);
        var below = AssetPath.ParseFolder(request.Query("path") ?? "/");
        lock (emulatedBase.Gate)
        {
            if (below is null || (below.Length > 0 && !emulatedBase.Assets.HasFolder(AssetPath.Join(AssetPath.Custom, below))))
                throw KnownErrors.FolderNotFound();
        }

        return InBothPlaces(new JsonObject
        {
            ["upload_link"] = Upload(request, AssetPath.Custom),
            ["workspace_id"] = WorkspaceList.OwnWorkspace,
            ["parent_path"] = $"{Root}/{AssetPath.Custom}",
            ["relative_path"] = below,
        });
    }

    public ApiResponse CustomDownloadLink(FormRequest request)
    {
        access.Check(request.Token);
        var path = request.Query("path") ?? throw KnownErrors.FormFieldInvalid("path");
        return InBothPlaces(new JsonObject { ["download_link"] = Download(request, AssetPath.Custom, path) });
    }

    /// <summary>
    /// The documentation has the members of links to custom folders inside "dirent", and SeaTable's own clients read them
    /// outside.
    /// </summary>
    private static ApiResponse InBothPlaces(JsonObject members)
    {
        members["dirent"] = members.DeepClone();
        return ApiResponse.Json(members);
    }

    private static string CustomFolder(FormRequest request)
    {
        var path = request.Query("path") ?? throw KnownErrors.FormFieldInvalid("parent_dir");
        return AssetPath.ParseFolder(path) is { } folder
            ? AssetPath.Join(AssetPath.Custom, folder)
            : throw KnownErrors.FolderNotFound();
    }

    private static AssetPath? In(string folder, string path) =>
        AssetPath.ParseFolder(path) is { Length: > 0 } below ? AssetPath.Parse(AssetPath.Join(folder, below)) : null;

    private string Upload(FormRequest request, string folder) =>
        $"{request.Server}/seafhttp/upload-api/{links.AddUpload(folder)}";

    private string Download(FormRequest request, string folder, string path)
    {
        lock (emulatedBase.Gate)
        {
            var asset = In(folder, path) is { } found ? emulatedBase.Assets.Find(found) : null;
            return asset is null
                ? throw KnownErrors.PathNotFound(path, emulatedBase.Version)
                : $"{request.Server}{DownloadEndpoint.PathOf(links, asset, isToView: false)}";
        }
    }

    private ApiResponse Delete(string folder, string path)
    {
        lock (emulatedBase.Gate)
        {
            return emulatedBase.Database.InTransaction(() =>
            {
                if (In(folder, path) is not { } found || !emulatedBase.Assets.Remove(found))
                    throw KnownErrors.FileNotFound();
                emulatedBase.Assets.Contents.Sweep(links.Files());
                return ApiResponse.Success;
            });
        }
    }
}
