using System.Collections.Concurrent;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>An emulator with the base of all types, and a client whose calls a test can see and stand in for.</summary>
internal sealed class FileStage : IAsyncDisposable
{
    private readonly Hook _hook = new();

    private FileStage(SeaTableEmulator emulator, Action<SeaTableOptions>? configure)
    {
        Emulator = emulator;
        _hook.On = async (request, send) =>
        {
            Calls.Enqueue((request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString()));
            return On?.Invoke(request) ?? await send();
        };
        Base = Connect(configure);
    }

    internal SeaTableEmulator Emulator { get; }

    internal TypesBase Base { get; }

    internal SeaTableFiles Files => Base.Files;

    /// <summary>Gives the answer to a call that does not get to the server; null lets it.</summary>
    internal Func<HttpRequestMessage, HttpResponseMessage?>? On { get; set; }

    internal ConcurrentQueue<(string Method, Uri Address, string? Token)> Calls { get; } = new();

    /// <summary>The folder of this month's files.</summary>
    internal static string Month => $"files/{DateTime.UtcNow:yyyy-MM}";

    internal static async Task<FileStage> StartAsync(
        Action<SeaTableOptions>? configure = null, SeaTableEmulatorOptions? emulatorOptions = null) =>
        new(await SeaTableEmulator.StartAsync(Types.SchemaPath, emulatorOptions), configure);

    /// <summary>A client that repeats at once.</summary>
    internal static Task<FileStage> StartPatientAsync() =>
        StartAsync(options => options.Retry = new() { BaseDelay = TimeSpan.Zero });

    internal TypesBase Connect(Action<SeaTableOptions>? configure = null)
    {
        var options = new SeaTableOptions
        {
            Server = Emulator.Server, ApiToken = Emulator.ApiToken, Retry = Crm.OneTry(),
        };
        configure?.Invoke(options);
        return new TypesBase(options, new HttpClient(_hook, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan });
    }

    internal int Count(string part) =>
        Calls.Count(call => call.Address.AbsolutePath.Contains(part, StringComparison.Ordinal));

    internal async Task<byte[]> ReadAsync(FileAttachment file) => await BytesAsync(await Files.DownloadAsync(file));

    internal static async Task<byte[]> BytesAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await using (stream)
            await stream.CopyToAsync(bytes);

        return bytes.ToArray();
    }

    /// <summary>Finds what of these names is stored in the folder of this month.</summary>
    internal async Task<IReadOnlyList<string>> StoredAsync(params string[] names)
    {
        var found = new List<string>();
        foreach (var name in names)
        {
            try
            {
                await using var stream = await Connect().Files.DownloadAsync(AddressOf(name));
                found.Add(name);
            }
            catch (SeaTableFileNotFoundException)
            {
            }
        }

        return found;
    }

    internal Uri AddressOf(string name) => new(
        $"/workspace/1/asset/{Emulator.BaseUuid}/{Month}/{Uri.EscapeDataString(name)}", UriKind.Relative);

    /// <summary>Bytes in no order, the same for the same number.</summary>
    internal static byte[] Bytes(int length, int seed = 7)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        _hook.Dispose();
        await Emulator.DisposeAsync();
    }
}
