using System.Text;

namespace SeaTable.Client.Tests.Operations;

/// <content>Files and images.</content>
internal static partial class OperationCalls
{
    private static SeaTableUploadOptions Custom => new() { Folder = "letters" };

    private static Dictionary<string, Func<OperationRun, Task<object?>>> Files() => new()
    {
        ["Files: GET app-upload-link/ crm.Files.UploadFileAsync"] = Give(run => Upload(run.Base)),
        ["Files: GET app-upload-link/ crm.Files.UploadImageAsync"] = Give(
            run => run.Base.Files.UploadImageAsync("face.png", Content())),
        ["Files: GET custom/app-upload-link/ crm.Files.UploadFileAsync"] = async run =>
        {
            await run.BeginAsync();
            var file = await Upload(run.Base, Custom);
            run.Set("address", file.Url.OriginalString);
            return file;
        },
        ["POST /seafhttp/upload-api/{upload_link} crm.Files.UploadFileAsync"] = Give(run => Upload(run.Base)),
        ["POST /seafhttp/upload-api/{upload_link} crm.Files.UploadImageAsync"] = Give(
            run => run.Base.Files.UploadImageAsync("face.png", Content())),
        ["Files: GET app-download-link/ crm.Files.DownloadAsync"] = Stored((run, file) => Download(run, file)),
        ["Files: GET custom/app-download-link/ crm.Files.DownloadAsync"] = Stored((run, file) => Download(run, file), Custom),
        ["Files: GET custom/app-asset-file/ crm.Files.DownloadAsync"] = Stored((run, file) => Download(run, file), Custom),
        ["GET /seafhttp/files/{download_link}/{name} crm.Files.DownloadAsync"] = Stored((run, file) => Download(run, file)),
        ["Files: DELETE app-asset/ crm.Files.DeleteAsync"] = Stored((run, file) => run.Base.Files.DeleteAsync(file)),
        ["Files: DELETE custom/app-asset-file/ crm.Files.DeleteAsync"] = Stored(
            (run, file) => run.Base.Files.DeleteAsync(file), Custom),
        ["Files: GET custom/app-asset-dir/ crm.Files.GetFolderAsync"] = Stored(
            (run, _) => run.Base.Files.GetFolderAsync("letters"), Custom),
    };

    private static MemoryStream Content() => new(Encoding.UTF8.GetBytes("Dear Ada"));

    private static Task<FileAttachment> Upload(CrmBase crm, SeaTableUploadOptions? options = null) =>
        crm.Files.UploadFileAsync("letter of May.txt", Content(), options ?? new SeaTableUploadOptions());

    private static async Task<string> Download(OperationRun run, FileAttachment file)
    {
        using var reader = new StreamReader(await run.Base.Files.DownloadAsync(file));
        return await reader.ReadToEndAsync();
    }

    private static Func<OperationRun, Task<object?>> Stored<T>(
        Func<OperationRun, FileAttachment, Task<T>> call, SeaTableUploadOptions? options = null) => async run =>
    {
        var file = await Upload(run.Other, options);
        return await Give(one => call(one, file))(run);
    };
}
