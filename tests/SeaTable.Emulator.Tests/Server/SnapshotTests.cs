using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class SnapshotTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_base_is_again_what_it_was(bool inFile)
    {
        using var file = new TemporaryFile(".sqlite");
        await using var workshop = await Workshop.OpenAsync(new SeaTableEmulatorOptions
        {
            InProcess = true,
            DataFile = inFile ? file.Path : null,
        });
        var id = await workshop.AddAsync("""{"Title": "kept"}""");
        var metadata = (await workshop.CallAsync("GET", "metadata/")).ToJsonString();
        using var snapshot = workshop.Emulator.TakeSnapshot();

        for (var round = 0; round < 2; round++)
        {
            await workshop.CallAsync("PUT", "rows/", $$$"""
                {"table_name": "Jobs", "updates": [{"row_id": "{{{id}}}", "row": {"Title": "changed"}}]}
                """);
            await workshop.AddAsync("""{"Title": "new"}""");
            workshop.Emulator.RenameColumn("Jobs", "Title", "Heading");
            await workshop.CallAsync("POST", "tables/", """{"table_name": "Other"}""");

            workshop.Emulator.Restore(snapshot);

            Assert.Equal("kept", (string?)Assert.Single(await workshop.ListAsync("table_name=Jobs&convert_keys=true"))!["Title"]);
            Assert.Equal(metadata, (await workshop.CallAsync("GET", "metadata/")).ToJsonString());
        }
    }

    [Fact]
    public async Task A_data_file_keeps_what_was_restored()
    {
        using var file = new TemporaryFile(".sqlite");
        var options = new SeaTableEmulatorOptions { InProcess = true, DataFile = file.Path };
        await using (var workshop = await Workshop.OpenAsync(options))
        {
            using var empty = workshop.Emulator.TakeSnapshot();
            await workshop.AddAsync("""{"Title": "gone"}""");
            workshop.Emulator.Restore(empty);
            await workshop.AddAsync("""{"Title": "there"}""");
        }

        await using var again = await Workshop.OpenAsync(options);
        Assert.Equal("there", (string?)Assert.Single(await again.ListAsync("table_name=Jobs&convert_keys=true"))!["Title"]);
    }

    [Fact]
    public async Task A_snapshot_of_another_base_or_one_that_is_disposed_is_refused()
    {
        await using var one = await Workshop.OpenAsync();
        await using var other = await Workshop.OpenAsync();
        var snapshot = one.Emulator.TakeSnapshot();

        Assert.Throws<ArgumentException>(() => other.Emulator.Restore(snapshot));
        snapshot.Dispose();
        Assert.Throws<ObjectDisposedException>(() => one.Emulator.Restore(snapshot));
    }
}
