using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>A folder of its own, and a base that is served for it.</summary>
internal sealed class ToolBase : IAsyncDisposable
{
    private static int s_count;

    private readonly string _variable = $"SEATABLE_TOOL_TESTS_{Interlocked.Increment(ref s_count)}";

    private ToolBase(SeaTableEmulator emulator)
    {
        Emulator = emulator;
        Folder = Directory.CreateTempSubdirectory("seatable-tool-").FullName;
        Environment.SetEnvironmentVariable(_variable, emulator.ApiToken);
    }

    internal SeaTableEmulator Emulator { get; }

    internal string Folder { get; }

    /// <summary>The schema file in the folder, which need not be there.</summary>
    internal string SchemaFile => Path.Combine(Folder, "crm.seatable.json");

    /// <summary>The file beside it with the settings of its code, which need not be there.</summary>
    internal string CodegenFile => Path.Combine(Folder, "crm.codegen.json");

    internal static string Quickstart => Path.Combine(AppContext.BaseDirectory, "crm.seatable.json");

    internal static async Task<ToolBase> StartAsync(string? schemaFile = null) =>
        new(await SeaTableEmulator.StartAsync(schemaFile ?? Quickstart));

    /// <summary>Runs a command on the base.</summary>
    internal Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.StartAsync(
        [.. arguments, "--server", Emulator.Server.ToString(), "--token-variable", _variable]);

    internal Task<string> ReadSchemaFileAsync() => File.ReadAllTextAsync(SchemaFile);

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        await Emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
