using SeaTable.Emulator;
using SeaTable.Samples.Tests.Harness;

namespace SeaTable.Samples.Tests;

/// <summary>What samples keep for their emulator; a program that is published has none.</summary>
public sealed class DataFileTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("seatable-test-");

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task A_data_file_that_another_one_has_open_is_told_without_a_stack()
    {
        await using var other = await SeaTableEmulator.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"),
            new SeaTableEmulatorOptions { DataFile = Path.Combine(_state.FullName, "emulator.db") });
        await using var worker = Sample.Start("Worker", null, null, "--state", _state.FullName);

        Assert.Equal(1, await worker.EndAsync());
        Assert.Contains("another emulator has it open", worker.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", worker.Output, StringComparison.Ordinal);
    }
}
