using System.Collections.Concurrent;
using SeaTable;

namespace Files;

/// <summary>Deals with files: uploaded, attached, downloaded, and deleted at the end, whatever happened before.</summary>
internal sealed class Offers(CrmBase crm) : IAsyncDisposable
{
    private readonly ConcurrentBag<(string Deal, FileAttachment File)> _uploaded = [];
    private IReadOnlyList<DealsRow> _deals = [];

    /// <summary>Uploads all files, each as a stream: memory stays small however large they are.</summary>
    internal Task UploadAsync(string folder, CancellationToken ct) => Transfers.RunAsync("Upload", transfers =>
        Parallel.ForEachAsync(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), FourAtATime(ct), async (path, token) =>
            {
                var options = new SeaTableUploadOptions
                {
                    Progress = transfers.Add(Path.GetRelativePath(folder, path), new FileInfo(path).Length),
                };
                var file = await crm.Files.UploadFileAsync(path, options, token);
                _uploaded.Add((Path.GetRelativePath(folder, Path.GetDirectoryName(path)!), file));
            }));

    /// <summary>Adds the deals, each with its files, in one call.</summary>
    internal async Task AttachAsync(CancellationToken ct)
    {
        _deals = await crm.Deals.AddRangeAsync(
            _uploaded.GroupBy(one => one.Deal).OrderBy(deal => deal.Key).Select(deal => new DealsRow
            {
                Title = deal.Key,
                Offer = [.. deal.Select(one => one.File).OrderBy(file => file.Name)],
            }),
            ct);
        foreach (var deal in _deals)
        {
            var files = deal.Offer.Select(file => $"{file.Name} ({file.Size} bytes)");
            Console.WriteLine($"{deal.Title}: {string.Join(", ", files)}");
        }
    }

    /// <summary>Reads the deals as another program would, and downloads what is attached to them.</summary>
    internal async Task DownloadAsync(string folder, CancellationToken ct)
    {
        var deals = await crm.Deals.Where(d => d.RowId.In(_deals.Select(deal => deal.RowId))).ToListAsync(ct);
        await Transfers.RunAsync("Download", transfers => Parallel.ForEachAsync(
            deals.SelectMany(deal => deal.Offer, (deal, file) => (deal.RowId, file)), FourAtATime(ct), async (one, token) =>
            {
                // Names in a base are what people write. They are to lead to no other folder.
                var path = Path.Combine(folder, one.RowId, Path.GetFileName(one.file.Name));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await crm.Files.DownloadAsync(one.file, path, transfers.Add(one.file.Name, one.file.Size), token);
            }));
    }

    /// <summary>Deletes the deals, and the files, which stay when only the rows go.</summary>
    public async ValueTask DisposeAsync()
    {
        await crm.Deals.DeleteRangeAsync(_deals.Select(deal => deal.RowId));
        await Parallel.ForEachAsync(
            _uploaded, FourAtATime(default), async (one, token) => await crm.Files.DeleteAsync(one.File, token));
        Console.WriteLine($"{_uploaded.Count} files and {_deals.Count} deals deleted.");
    }

    private static ParallelOptions FourAtATime(CancellationToken ct) =>
        new() { MaxDegreeOfParallelism = 4, CancellationToken = ct };
}
