using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Fuzz.Targets;

/// <summary>
/// Exports and files of a base with rows: each is a base whose rows can be read, or is refused with the reason.
/// </summary>
internal sealed class ExportTarget : Target
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-").FullName;

    public override string Name => "export";

    public override IReadOnlyList<string> Words =>
    [
        "{\"tables\":[", "\"columns\":", "\"rows\":[", "\"key\":\"", "\"name\":\"", "\"type\":\"", "\"data\":{",
        "\"options\":[", "\"_id\":\"", "\"id_row_map\"", "\"links\":[", "\"table1_table2_map\":{", "\"other_table_id\":\"",
        "\"link_id\":\"", "\"formula\":\"", "link", "link-formula", "formula", "image", "file", "date", "auto-number",
        "\"_ctime\":", "content.json", "asset/../", "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "}", "]", ",", ":",
    ];

    public override async ValueTask TryAsync(byte[] input)
    {
        var path = Path.Combine(_folder, input.AsSpan().StartsWith("PK"u8) ? "base.dtable" : "base.seatable.json");
        await File.WriteAllBytesAsync(path, input).ConfigureAwait(false);
        try
        {
            var started = await EmulatedBase.StartAsync(path).ConfigureAwait(false);
            await using (started.ConfigureAwait(false))
            {
                await ReadAsync(started).ConfigureAwait(false);
            }
        }
        catch (SeaTableEmulatorException refusal)
        {
            Promise(refusal.Message.Length > 0, "A file is refused without a reason.");
        }
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task ReadAsync(EmulatedBase started)
    {
        var (status, metadata) = await started.CallAsync(HttpMethod.Get, "metadata/").ConfigureAwait(false);
        Promise(status == HttpStatusCode.OK, "The metadata of a base can't be read.");
        foreach (var table in metadata!["metadata"]!["tables"]!.AsArray())
        {
            var name = Uri.EscapeDataString((string)table!["name"]!);
            var (read, _) = await started.CallAsync(HttpMethod.Get, $"rows/?table_name={name}&convert_keys=true")
                .ConfigureAwait(false);
            Promise(read == HttpStatusCode.OK, $"The rows of a table can't be read: {table["name"]}");
        }
    }
}
