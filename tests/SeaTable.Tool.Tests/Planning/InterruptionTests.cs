using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Runs that end in the middle, and files that can't be written.</summary>
public sealed class InterruptionTests
{
    private const string OneColumnMore = """
        { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
          { "name": "New", "type": "text" } ] } ] }
        """;

    [Fact]
    public async Task A_base_is_not_touched_when_the_file_can_not_be_written()
    {
        await using var target = await PlannedBase.StartAsync();

        // Beside it there is no room for a longer name, and so for no file that could replace it.
        var path = Path.Combine(target.Folder, new string('a', 240) + ".seatable.json");
        await File.WriteAllTextAsync(path, OneColumnMore);
        target.Emulator.ClearRequests();

        var apply = await target.RunAsync("apply", path);

        Assert.Equal(2, apply.ExitCode);
        Assert.Contains("Nothing was done: ", apply.Error, StringComparison.Ordinal);
        Assert.Contains("can't be written", apply.Error, StringComparison.Ordinal);
        Assert.Empty(target.Changes());
    }

    [Fact]
    public async Task What_is_done_is_told_when_the_file_can_not_be_written_at_the_end()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync(OneColumnMore);
        target.Emulator.Faults.Next(
            Fault.RunAfter(() =>
            {
                File.Delete(target.SchemaFile);
                Directory.CreateDirectory(target.SchemaFile);
            }), HttpMethod.Post, "columns");

        var apply = await target.RunAsync("apply", target.SchemaFile);
        Directory.Delete(target.SchemaFile);
        await target.WriteAsync(OneColumnMore);
        var again = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal((2, 0), (apply.ExitCode, again.ExitCode));
        Assert.Contains("could not be written, and does not have the ids of the base", apply.Error, StringComparison.Ordinal);
        Assert.Contains("1 step done.", apply.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await target.FetchAsync()).Tables[0].Columns.Count);
        Assert.NotNull((await target.ReadAsync()).Tables[0].Columns[1].Key);
    }

    [Fact]
    public async Task An_export_or_a_file_with_rows_is_not_written_over()
    {
        await using var target = await PlannedBase.StartAsync();
        const string WithRows = """
            { "tables": [ { "_id": "0000", "name": "Other", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
              "rows": [ { "_id": "Abcdefg1QhaaaaaaaaaaaA", "0000": "only here" } ] } ] }
            """;
        await target.WriteAsync(WithRows);

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(2, apply.ExitCode);
        Assert.Contains("seatable convert", apply.Error, StringComparison.Ordinal);
        Assert.Equal(WithRows, await target.ReadSchemaFileAsync());
    }

    [Fact]
    public async Task Who_stops_a_saved_plan_is_told_what_does_the_rest()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "name": "A", "type": "text" }, { "name": "B", "type": "text" } ] } ] }
            """);
        var plan = Path.Combine(target.Folder, "crm.plan.json");
        await target.RunAsync("plan", target.SchemaFile, "--save", plan, "--keep-other-tables");
        using var stop = new CancellationTokenSource();
        target.Emulator.Faults.Next(Fault.RunAfter(stop.Cancel), HttpMethod.Post, "columns");

        var apply = await target.RunUntilAsync(stop.Token, "apply", plan);
        var file = Path.GetRelativePath(".", target.SchemaFile);
        var rest = await target.RunAsync("apply", target.SchemaFile, "--keep-other-tables");

        Assert.Equal((2, 0), (apply.ExitCode, rest.ExitCode));
        Assert.Contains("Stopped while this was being done", apply.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"To do the rest: seatable apply {file} --keep-other-tables\n", apply.Error.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "baseHash": "x" }""")]
    [InlineData("""{ "baseHash": "x", "file": "crm.seatable.json", "fileHash": "x", "steps": [ null ] }""")]
    [InlineData("""{ "baseHash": "x", "form": "one" }""")]
    [InlineData("""{ "baseHash": 1 }""")]
    [InlineData("""{ "baseHash": "x", """)]
    public async Task A_plan_of_which_a_part_is_missing_is_told(string plan)
    {
        await using var target = await PlannedBase.StartAsync();
        var path = Path.Combine(target.Folder, "crm.plan.json");
        await File.WriteAllTextAsync(path, plan);

        var apply = await target.RunAsync("apply", path);

        Assert.Equal(2, apply.ExitCode);
        Assert.Contains("is a plan that can't be read", apply.Error, StringComparison.Ordinal);
        Assert.Contains("Plan again.", apply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_that_is_deleted_instead_of_another_one_is_told()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "aaaa", "name": "Kind", "type": "single-select",
                "data": { "options": [ { "id": "1", "name": "Good" }, { "id": "2", "name": "Old" } ] } } ] } ] }
            """);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        var kind = file.Tables[0].Columns[1];
        await target.WriteAsync(file with
        {
            Tables = [file.Tables[0] with { Columns = [file.Tables[0].Columns[0], kind with { Options = [kind.Options![0]] }] }],
        });
        var swap = Fault.RunBefore(() =>
        {
            target.Emulator.RenameOption("T", "Kind", "Good", "Mine");
            target.Emulator.RenameOption("T", "Kind", "Old", "Good");
            target.Emulator.RenameOption("T", "Kind", "Mine", "Old");
        });
        target.Emulator.Faults.Next(swap, HttpMethod.Delete, "column-options");

        var apply = await target.ApplyAllAsync();

        Assert.Equal(2, apply.ExitCode);
        Assert.Contains("Option Kind.Good is gone, which was not planned", apply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_deleted_instead_of_another_one_is_told()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "Good", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ] },
              { "_id": "0001", "name": "Old", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ] } ] }
            """);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        await target.WriteAsync(file with { Tables = [file.Tables[0]] });
        var swap = Fault.RunBefore(() =>
        {
            target.Emulator.RenameTable("Good", "Mine");
            target.Emulator.RenameTable("Old", "Good");
            target.Emulator.RenameTable("Mine", "Old");
        });
        target.Emulator.Faults.Next(swap, HttpMethod.Delete, "tables");

        var apply = await target.ApplyAllAsync();

        Assert.Equal(2, apply.ExitCode);
        Assert.Contains("Table Good is gone, which was not planned", apply.Error, StringComparison.Ordinal);
    }
}
