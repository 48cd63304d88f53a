using SeaTable;
#if EMULATOR
using SeaTable.Emulator;
#endif

namespace Samples;

/// <summary>
/// The base that a sample works with: that of SEATABLE_SERVER and SEATABLE_API_TOKEN, or where they are not set one of an
/// emulator within the program. A program of yours needs nothing of this: its settings come from appsettings.json, user secrets
/// and the environment.
/// </summary>
internal sealed class SampleServer : IAsyncDisposable
{
    internal const string Section = "SeaTable:Crm";

    internal required SeaTableOptions Options { get; init; }

    /// <summary>The options as a configuration has them.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new($"{Section}:{nameof(SeaTableOptions.Server)}", Options.Server?.AbsoluteUri),
        new($"{Section}:{nameof(SeaTableOptions.ApiToken)}", Options.ApiToken?.Reveal()),
    ];

#if EMULATOR
    internal SeaTableEmulator? Emulator { get; init; }

    /// <summary>Finds the server, or starts an emulator.</summary>
    /// <param name="dataFile">Where an emulator keeps the base from one start to the next; null to forget it.</param>
    internal static async Task<SampleServer> StartAsync(string? dataFile = null)
    {
        if (Environment.GetEnvironmentVariable(SeaTableOptions.ServerVariable) is not null
            || Environment.GetEnvironmentVariable(SeaTableOptions.ApiTokenVariable) is not null)
        {
            return new SampleServer { Options = SeaTableOptions.FromEnvironment() };
        }

        var emulator = await EmulateAsync(dataFile);
        return new SampleServer
        {
            Emulator = emulator,
            Options = new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken },
        };
    }

    private static async Task<SeaTableEmulator> EmulateAsync(string? dataFile)
    {
        try
        {
            return await SeaTableEmulator.StartAsync(
                Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"), new SeaTableEmulatorOptions { DataFile = dataFile });
        }
        catch (SeaTableEmulatorException e)
        {
            // The message says what to do, as with a data file that the last run still has open; where it was thrown doesn't.
            await Console.Error.WriteLineAsync(e.Message);
            Environment.Exit(1);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Emulator is not null)
            await Emulator.DisposeAsync();
    }
#else
    internal static Task<SampleServer> StartAsync(string? dataFile = null) =>
        Task.FromResult(new SampleServer { Options = SeaTableOptions.FromEnvironment() });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
#endif
}
