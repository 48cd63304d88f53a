using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Loading;

public sealed class DataFileTests
{
    private const string Schema = """
        {
          "version": 4,
          "tables": [
            { "_id": "0000", "name": "Boats", "columns": [
              { "key": "0000", "name": "Name", "type": "text" },
              { "key": "StAt", "name": "State", "type": "single-select", "data": { "options": [{ "id": "7", "name": "dry" }] } },
              { "key": "NuMb", "name": "Number", "type": "auto-number", "data": { "format": "000", "digits": 3 } },
              { "key": "CrEw", "name": "Crew", "type": "link", "data": {
                "link_id": "LiNk", "table_id": "0000", "other_table_id": "CrEw", "display_column_key": "0000" } } ] },
            { "_id": "CrEw", "name": "Crew", "columns": [
              { "key": "0000", "name": "Name", "type": "text" },
              { "key": "BoAt", "name": "Boats", "type": "link", "data": {
                "link_id": "LiNk", "table_id": "0000", "other_table_id": "CrEw", "display_column_key": "0000" } } ] }
          ]
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":memory:")]
    [InlineData("file:crew.db?mode=memory")]
    public async Task A_name_that_SQLite_means_something_else_by_is_refused(string name)
    {
        using var schema = new TemporaryFile(".json");
        await File.WriteAllTextAsync(schema.Path, Schema);

        var filled = Assert.Throws<SeaTableEmulatorException>(() => SeaTableDataFile.Open(name, "Fill it first."));
        var served = await Assert.ThrowsAsync<SeaTableEmulatorException>(
            () => SeaTableEmulator.StartAsync(schema.Path, new() { DataFile = name, InProcess = true }));

        Assert.StartsWith($"\"{name}\" names no file that keeps a base", filled.Message, StringComparison.Ordinal);
        Assert.Equal(filled.Message, served.Message);
    }

    [Fact]
    public async Task A_file_is_refused_until_it_is_complete_and_can_be_filled_by_several()
    {
        using var path = new TemporaryFile(".db");
        using (var file = SeaTableDataFile.Open(path.Path, "Fill it first."))
        {
            file.InTransaction(() => Assert.Equal(["0000", "CrEw"], SetSchema(file)));
            file.InTransaction(() =>
            {
                file.PutRows("0000", Rows("""
                    [{ "_id": "a", "_ctime": "2026-01-02T03:04:05.678+02:00", "_mtime": null, "_creator": "me", "_locked": true, "_locked_by": "you",
                       "0000": "Ada", "StAt": "7", "NuMb": "041", "CrEw": [{ "row_id": "y" }, { "row_id": "x" }, { "row_id": "gone" }] }]
                    """));
                file.SetNote("how far", "one row");
            });
        }

        var refused = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(path.Path));
        var kept = await Assert.ThrowsAsync<SeaTableEmulatorException>(
            () => SeaTableEmulator.StartAsync(Workshop.SchemaFile, new() { DataFile = path.Path }));
        using (var file = SeaTableDataFile.Open(path.Path, "Fill it first."))
        {
            Assert.Equal((false, "one row", 1L), (file.IsComplete, file.GetNote("how far"), file.CountRows("0000")));
            file.InTransaction(() =>
            {
                Assert.Equal([], SetSchema(file));
                file.PutRows("CrEw", Rows("""
                    [{ "_id": "x", "0000": "Xenia", "BoAt": [{ "row_id": "a" }] }, { "_id": "y", "0000": "Yves", "BoAt": [{ "row_id": "a" }] }]
                    """));
            });
            file.Complete();
            Assert.Equal((true, null), (file.IsComplete, file.GetNote("how far")));
        }

        Assert.All([refused, kept],
            exception => Assert.Contains("is not whole. Fill it first.", exception.Message, StringComparison.Ordinal));
        await using var workshop = await Workshop.OpenAsync(path: path.Path);
        var boat = await workshop.GetAsync("a", "Boats");
        Assert.Equal(["y", "x"], boat["Crew"]!.AsArray().Select(link => (string?)link!["row_id"]));
        Assert.Equal(("dry", "041", "2026-01-02T01:04:05.678+00:00"),
            ((string?)boat["State"], (string?)boat["Number"], (string?)boat["_ctime"]));
        Assert.Equal(("me", true, "you"), ((string?)boat["_creator"], (bool?)boat["_locked"], (string?)boat["_locked_by"]));
        Assert.Equal("042", (string?)(await workshop.GetAsync(
            await workshop.AddAsync("""{"Name": "Bea"}""", "Boats"), "Boats"))["Number"]);
    }

    [Fact]
    public void What_a_failed_piece_of_work_did_is_not_in_the_file()
    {
        using var path = new TemporaryFile(".db");
        using var file = SeaTableDataFile.Open(path.Path, "Fill it.");
        file.InTransaction(() => SetSchema(file));

        Assert.Throws<InvalidOperationException>(() => file.InTransaction(() =>
        {
            file.PutRows("0000", Rows("""[{ "_id": "a", "0000": "Ada" }]"""));
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, file.CountRows("0000"));
    }

    [Fact]
    public void A_table_whose_columns_are_not_as_before_is_filled_anew_and_others_keep_their_rows()
    {
        using var path = new TemporaryFile(".db");
        using var file = SeaTableDataFile.Open(path.Path, "Fill it.");
        file.InTransaction(() =>
        {
            SetSchema(file);
            file.PutRows("0000", Rows("""[{ "_id": "a", "0000": "Ada" }]"""));
            file.PutRows("CrEw", Rows("""[{ "_id": "x", "0000": "Xenia" }]"""));
        });

        file.InTransaction(() => Assert.Equal(
            ["0000"], SetSchema(file, Schema.Replace("\"single-select\"", "\"text\"", StringComparison.Ordinal))));

        Assert.Equal((0, 1), (file.CountRows("0000"), file.CountRows("CrEw")));
    }

    [Fact]
    public async Task An_emulator_starts_from_a_copy_of_a_data_file_and_leaves_others_alone()
    {
        using var path = new TemporaryFile(".db");
        using var copy = new TemporaryFile(".db");
        await using (var first = await Workshop.OpenAsync(new() { DataFile = path.Path }))
            await first.AddAsync("""{"Title": "kept"}""");
        using var foreign = new TemporaryFile(".db");
        await using (var connection = new SqliteConnection($"Data Source={foreign.Path};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE diary (day TEXT)";
            command.ExecuteNonQuery();
        }

        await using var inMemory = await Workshop.OpenAsync(path: path.Path);
        await using var inFile = await Workshop.OpenAsync(new() { DataFile = copy.Path }, path.Path);
        var before = await File.ReadAllBytesAsync(foreign.Path);
        await Assert.ThrowsAsync<SeaTableEmulatorException>(() => SeaTableEmulator.StartAsync(foreign.Path));
        Assert.Throws<SeaTableEmulatorException>(() => SeaTableDataFile.Open(foreign.Path, "Fill it."));

        Assert.All(
            [await inMemory.ListAsync("table_name=Jobs&convert_keys=true"),
                await inFile.ListAsync("table_name=Jobs&convert_keys=true")],
            rows => Assert.Equal("kept", (string?)Assert.Single(rows)!["Title"]));
        Assert.Equal(before, await File.ReadAllBytesAsync(foreign.Path));
    }

    [Fact]
    public async Task The_same_calls_get_the_same_ids_by_the_same_seed_and_others_after_a_restart()
    {
        using var path = new TemporaryFile(".db");
        var options = new SeaTableEmulatorOptions { DataFile = path.Path, Seed = 5 };
        var first = await AddTwoAsync(options);
        var restarted = await AddTwoAsync(options);
        var other = await AddTwoAsync(new() { Seed = 6 });
        var same = await AddTwoAsync(new() { Seed = 5 });

        Assert.Equal(first, same);
        Assert.Equal(8, first.Concat(restarted).Concat(other).Distinct().Count());
    }

    private static async Task<IReadOnlyList<string>> AddTwoAsync(SeaTableEmulatorOptions options)
    {
        await using var workshop = await Workshop.OpenAsync(options);
        return
        [
            workshop.Emulator.BaseUuid,
            await workshop.AddAsync("""{"Title": "a", "State": "Brand new"}"""),
            await workshop.AddAsync("""{"Title": "b"}"""),
        ];
    }

    private static IReadOnlyList<string> SetSchema(SeaTableDataFile file, string schema = Schema) =>
        file.SetSchema("Fleet", "7f3c1a52-8d0e-4b7a-9c61-2f5e8b4d9a03", JsonNode.Parse(schema)!, []);

    private static JsonElement[] Rows(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray()];
}
