using Files;
using Samples;
using SeaTable;

// Uploads the files of a folder, attaches them to deals, one for each folder in it, downloads them again, and deletes all that it
// has made. Without a folder it makes one. Ctrl+C ends it, and cleans up, too.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());

var scratch = Directory.CreateTempSubdirectory("seatable-files-").FullName;
try
{
    await using var server = await SampleServer.StartAsync();
    var crm = new CrmBase(server.Options);
    var folder = args is [var given] ? given : SampleFolder.Create(Path.Combine(scratch, "offers"));

    await using var offers = new Offers(crm);
    await offers.UploadAsync(folder, stop.Token);
    await offers.AttachAsync(stop.Token);
    await offers.DownloadAsync(Path.Combine(scratch, "copy"), stop.Token);
    SampleFolder.Compare(folder, Path.Combine(scratch, "copy"));
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("Cancelled.");
    return 1;
}
catch (Exception e) when (e is SeaTableException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}
