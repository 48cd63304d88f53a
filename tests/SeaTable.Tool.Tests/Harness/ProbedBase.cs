using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>A base as a server makes a new one, and a folder for the report about the server.</summary>
internal sealed class ProbedBase : IAsyncDisposable
{
    public const string Name = "probed";

    private static int s_count;

    private readonly string _variable = $"SEATABLE_CONFORM_TESTS_{Interlocked.Increment(ref s_count)}";
    private readonly string _folder;

    private ProbedBase(SeaTableEmulator emulator, string folder)
    {
        Emulator = emulator;
        _folder = folder;
        Environment.SetEnvironmentVariable(_variable, emulator.ApiToken);
        Environment.SetEnvironmentVariable(ReadOnlyVariable, emulator.ReadOnlyApiToken);
    }

    internal SeaTableEmulator Emulator { get; }

    internal string Report => Path.Combine(_folder, "conform.md");

    internal string ReportJson => Path.Combine(_folder, "conform.json");

    private string ReadOnlyVariable => _variable + "_READ_ONLY";

    internal static async Task<ProbedBase> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("seatable-conform-").FullName;
        var schema = Path.Combine(folder, $"{Name}.seatable.json");
        await File.WriteAllTextAsync(schema, """
            { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
              "rows": [ {}, {} ] } ] }
            """);
        return new ProbedBase(await SeaTableEmulator.StartAsync(schema), folder);
    }

    /// <summary>Runs the command on the base.</summary>
    internal Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.StartAsync(
    [
        "conform", "--into", Name, "--report", Report, "--calls-per-minute", "100000", "--server", Emulator.Server.ToString(),
        "--token-variable", _variable,
        .. arguments.Contains("--read-only-variable") ? [] : new[] { "--read-only-variable", ReadOnlyVariable }, .. arguments,
    ]);

    internal async Task<IReadOnlyList<string>> TablesAsync()
    {
        var client = new SeaTableClient(new SeaTableOptions { Server = Emulator.Server, ApiToken = Emulator.ApiToken });
        return [.. (await client.GetMetadataAsync()).Tables.Select(table => table.Name)];
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        Environment.SetEnvironmentVariable(ReadOnlyVariable, null);
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
