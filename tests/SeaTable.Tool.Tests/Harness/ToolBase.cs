using System.Text;
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

    /// <summary>A data file in the folder, which need not be there.</summary>
    internal string DataFile => Path.Combine(Folder, "crm.db");

    internal static string Quickstart => Path.Combine(AppContext.BaseDirectory, "crm.seatable.json");

    internal static async Task<ToolBase> StartAsync(string? schemaFile = null, SeaTableEmulatorOptions? options = null) =>
        new(await SeaTableEmulator.StartAsync(schemaFile ?? Quickstart, options));

    /// <summary>Runs a command on the base.</summary>
    internal Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.StartAsync(With(arguments));

    /// <summary>The arguments of a command on the base.</summary>
    internal string[] With(params string[] arguments) =>
        [.. arguments, "--server", Emulator.Server.ToString(), "--token-variable", _variable];

    /// <summary>Asserts that the data file is served with what the base has.</summary>
    internal async Task AssertIsClonedAsync()
    {
        var expected = await BaseContent.ReadAsync(Emulator);
        await using var clone = await SeaTableEmulator.StartAsync(DataFile);
        Assert.Equal(Emulator.BaseUuid, clone.BaseUuid);
        Assert.Equal(expected, await BaseContent.ReadAsync(clone));
    }

    /// <summary>Reads what stands in the data file, whether it is used there or not.</summary>
    internal async Task<string> ReadDataFileAsync() => Encoding.Latin1.GetString(await File.ReadAllBytesAsync(DataFile));

    /// <summary>Runs a command on the base until it ends or is stopped, as by Ctrl-C.</summary>
    internal Task<ToolRun> RunUntilAsync(CancellationToken stop, params string[] arguments) => ToolRun.StartAsync(
        stop, [.. arguments, "--server", Emulator.Server.ToString(), "--token-variable", _variable]);

    internal Task<string> ReadSchemaFileAsync() => File.ReadAllTextAsync(SchemaFile);

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        await Emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
