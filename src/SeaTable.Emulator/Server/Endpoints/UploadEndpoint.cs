using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Takes the files that are uploaded with a link.</summary>
internal sealed class UploadEndpoint(EmulatedBase emulatedBase, FileLinks links)
{
    /// <summary>Receives the bytes; those for a link that has ended are not waited for.</summary>
    public Task<UploadRequest> ReceiveAsync(HttpRequest http) =>
        links.TryFind<UploadLink>(UploadRequest.Token(http), out _)
            ? UploadRequest.ReadAsync(http, () => new AssetWriter(emulatedBase.Assets.Contents, emulatedBase.Gate))
            : Task.FromResult(UploadRequest.Unread(http));

    /// <summary>Gives the files that were received their places.</summary>
    public ApiResponse Place(UploadRequest request)
    {
        var link = links.Get<UploadLink>(request.Link);
        if (!request.IsForm)
            throw FileServerErrors.NoForm();

        var replaces = request.Field("replace") switch
        {
            "" or "0" => false,
            "1" => true,
            _ => throw FileServerErrors.ReplaceInvalid(),
        };
        if (request.Field("parent_dir") is not { Length: > 0 } parent)
            throw FileServerErrors.NoParentDirectory();
        var relative = request.Field("relative_path").Normalize();
        if (relative.StartsWith('/') || relative.StartsWith('\\'))
            throw FileServerErrors.RelativePathInvalid();
        if (request.Files.Count == 0)
            throw FileServerErrors.NoFile();

        lock (emulatedBase.Gate)
        {
            RequireParent(parent.Normalize(), link.Folder);
            return emulatedBase.Database.InTransaction(() => Place(request, Below(link.Folder, relative), replaces));
        }
    }

    private ApiResponse Place(UploadRequest request, string folder, bool replaces)
    {
        var now = Timestamps.Format(emulatedBase.Clock.GetUtcNow());
        emulatedBase.Assets.CreateFolder(folder, now);
        var placed = new List<(string Name, string Id, long Size)>();
        foreach (var (given, writer) in request.Files)
        {
            var name = given[(given.LastIndexOf('/') + 1)..].Normalize();
            if (!AssetPath.IsName(name))
                throw FileServerErrors.FileNameInvalid(name);
            var (file, id) = writer.End();
            placed.Add((emulatedBase.Assets.Place(new AssetPath(folder, name), file, replaces, now), id, writer.Size));
        }

        emulatedBase.Assets.Contents.Sweep(links.Files());
        return request.IsForJson
            ? ApiResponse.Json(new JsonArray([.. placed.Select(file => new JsonObject
            {
                ["name"] = file.Name, ["id"] = file.Id, ["size"] = file.Size,
            })]))
            : new ApiResponse(
                200, Encoding.UTF8.GetBytes(string.Join('\t', placed.Select(file => file.Id))), ApiResponse.PlainText);
    }

    /// <summary>The folder has to be that of the link, and others are told apart by whether they are there.</summary>
    private void RequireParent(string parent, string expected)
    {
        var whole = AssetPath.ParseFolder(parent.Replace('\\', '/'));
        var own = $"asset/{emulatedBase.Uuid}";
        if (whole == AssetPath.Join(own, expected))
            return;
        var isThere = whole is "" or "asset" || whole == own || (whole is not null
            && whole.StartsWith(own + "/", StringComparison.Ordinal) && emulatedBase.Assets.HasFolder(whole[(own.Length + 1)..]));
        throw isThere ? FileServerErrors.ParentDirectoryOfOtherLink() : FileServerErrors.ParentDirectoryNotFound();
    }

    private static string Below(string folder, string relative)
    {
        var parts = relative.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return AssetPath.IsShort(relative) && parts.All(AssetPath.IsName)
            ? AssetPath.Join(folder, string.Join('/', parts))
            : throw FileServerErrors.Internal();
    }
}
