using SeaTable.Emulator;

namespace SeaTable.Samples.Tests.Harness;

/// <summary>The server that a sample is told of by the environment, and somebody else's client of the base.</summary>
internal sealed class Server(SeaTableEmulator emulator) : IAsyncDisposable
{
    internal SeaTableEmulator Emulator => emulator;

    internal CrmBase Crm { get; } = new(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });

    internal static async Task<Server> StartAsync() =>
        new(await SeaTableEmulator.StartAsync(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json")));

    public ValueTask DisposeAsync() => emulator.DisposeAsync();
}
