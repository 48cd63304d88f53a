using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Loading;

/// <summary>Changes the folder that the process works in, which is why it runs alone.</summary>
[Collection(nameof(WorkingFolderTests))]
public sealed class WorkingFolderTests
{
    [Fact]
    public async Task A_file_beside_the_program_is_found_from_wherever_it_was_started()
    {
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = Path.GetTempPath();
            await using var emulator = await SeaTableEmulator.StartAsync(Workshop.SchemaFile);
            var missing = await Assert.ThrowsAsync<SeaTableEmulatorException>(
                () => SeaTableEmulator.StartAsync("Data/nothing.seatable.json"));

            Assert.Contains(Path.Combine(Environment.CurrentDirectory, "Data/nothing.seatable.json"), missing.Message,
                StringComparison.Ordinal);
            Assert.Contains(Path.Combine(AppContext.BaseDirectory, "Data/nothing.seatable.json"), missing.Message,
                StringComparison.Ordinal);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public async Task A_missing_file_is_told_once_where_the_program_works_in_its_own_folder()
    {
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = AppContext.BaseDirectory;
            var missing = await Assert.ThrowsAsync<SeaTableEmulatorException>(
                () => SeaTableEmulator.StartAsync("nothing.seatable.json"));

            Assert.StartsWith($"There is no file {Path.Combine(AppContext.BaseDirectory, "nothing.seatable.json")}. ",
                missing.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}

[CollectionDefinition(nameof(WorkingFolderTests), DisableParallelization = true)]
public sealed class WorkingFolderTestsRunAlone;
