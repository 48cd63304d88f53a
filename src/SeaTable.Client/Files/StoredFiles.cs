using System.Net;
using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>The calls to the web server about files: links, folders, deletions. They go with the API token.</summary>
internal sealed class StoredFiles(WebCalls web, ClientSettings settings)
{
    private const string Root = "api/v2.1/dtable/";

    /// <summary>Finds a link by which a file is read; null when there is no such file.</summary>
    internal async Task<FileLink?> FindLinkAsync(FilePath path, CancellationToken cancellationToken)
    {
        var doing = $"looking for the file '{path.Shown}'";
        try
        {
            var answer = await GetAsync(
                $"{Custom(path)}app-download-link/?path={Uri.EscapeDataString(path.Path)}", doing, "get_download_link",
                cancellationToken).ConfigureAwait(false);
            return FileLink.Create(answer.Text("download_link"), settings.Server, path.Name, settings, doing);
        }
        catch (SeaTableApiException e) when (IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Asks for a link by which files are uploaded.</summary>
    /// <param name="folder">The folder that people have made; null for that of the month.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<UploadLink> GetUploadLinkAsync(string? folder, CancellationToken cancellationToken)
    {
        const string Doing = "asking for an upload link";
        var answer = await GetAsync(
            folder is null ? "app-upload-link/" : $"custom/app-upload-link/?path={Uri.EscapeDataString("/" + folder)}", Doing,
            "get_upload_link", cancellationToken).ConfigureAwait(false);
        return new UploadLink(
            FileLink.Create(answer.Text("upload_link"), settings.Server, null, settings, Doing),
            answer.Member("workspace_id") is { } id ? id.ToString() : "",
            answer.Text("parent_path") ?? "",
            answer.Text("file_relative_path") ?? answer.Text("relative_path") ?? folder ?? "",
            answer.Text("img_relative_path") ?? "");
    }

    /// <summary>Deletes a file; false when there was none.</summary>
    internal async Task<bool> DeleteAsync(FilePath path, CancellationToken cancellationToken)
    {
        var call = path.IsCustom ? "custom/app-asset-file" : "app-asset";
        try
        {
            using var response = await web.SendAsync(
                new ServerRequest(
                    HttpMethod.Delete, $"{Root}{call}/?path={Uri.EscapeDataString(path.Path)}",
                    $"deleting the file '{path.Shown}'")
                {
                    Category = SeaTableOperationCategory.Write, Name = "delete_file", IsAnswer = IsMissing,
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SeaTableApiException e) when (IsMissing(e))
        {
            // It may be gone by a try before, of which the answer was lost.
            return !e.NotApplied;
        }
    }

    /// <summary>Lists a folder that people have made; null when it is not there.</summary>
    internal async Task<SeaTableFolder?> ListAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await GetAsync(
                $"custom/app-asset-dir/?path={Uri.EscapeDataString("/" + folder)}",
                $"listing the folder '{FilePath.Show(folder)}'", "list_folder", cancellationToken).ConfigureAwait(false);
            return new SeaTableFolder(Names(answer, "dir"), Names(answer, "file"));
        }
        catch (SeaTableApiException e) when (IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Finds the id by which cells name a file in a folder that people have made; null when it is not there.</summary>
    internal async Task<Guid?> FindCustomIdAsync(FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await GetAsync(
                $"custom/app-asset-file/?path={Uri.EscapeDataString("/" + path.Folder)}&name={Uri.EscapeDataString(path.Name)}",
                $"looking for the file '{path.Shown}'", "get_file", cancellationToken).ConfigureAwait(false);
            return Guid.TryParse(answer.Text("uuid"), out var id) ? id : null;
        }
        catch (SeaTableApiException e) when (IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a refusal says that there is no such file or folder. Servers before 6.2 say it with another status.
    /// </summary>
    internal static bool IsMissing(SeaTableApiException e) =>
        e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest && e.ServerMessage is { } said
            && ServerMessages.IsFileNotFound(said);

    private static string Custom(FilePath path) => path.IsCustom ? "custom/" : "";

    /// <summary>Gives an answer without what the documentation has around some.</summary>
    private async Task<JsonElement> GetAsync(
        string path, string doing, string operation, CancellationToken cancellationToken)
    {
        using var response = await web.SendAsync(
            new ServerRequest(HttpMethod.Get, Root + path, doing) { Name = operation, IsAnswer = IsMissing },
            cancellationToken).ConfigureAwait(false);
        try
        {
            var reader = new Utf8JsonReader(response.Body.Span);
            var answer = JsonElement.ParseValue(ref reader);
            return answer.Member("dirent") is { ValueKind: JsonValueKind.Object } inner ? inner : answer;
        }
        catch (JsonException e)
        {
            throw response.Unexpected(doing, e);
        }
    }

    private static IReadOnlyList<string> Names(JsonElement answer, string member) =>
        answer.Member(member) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(item => item.Text("name")).OfType<string>()] : [];
}

/// <summary>A link by which files are uploaded, and what else is told with it.</summary>
/// <param name="Link">The link.</param>
/// <param name="Workspace">The number of the workspace that has the base.</param>
/// <param name="Parent">The folder of the base.</param>
/// <param name="Folder">The folder below it that files go to.</param>
/// <param name="ImageFolder">The folder below it that images go to; empty where that is the same.</param>
internal sealed record UploadLink(FileLink Link, string Workspace, string Parent, string Folder, string ImageFolder);
