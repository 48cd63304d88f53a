using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Columns that are called as the keys of others: calls and files name a column by either.</summary>
public sealed class NamesAndKeysTests
{
    private const string Named = """
        { "tables": [ { "_id": "0000", "name": "T", "columns": [
          { "key": "0000", "name": "Name", "type": "text" },
          { "key": "aaaa", "name": "0000", "type": "text" },
          { "key": "bbbb", "name": "aaaa", "type": "text" } ],
          "views": [ { "_id": "0000", "name": "All", "type": "table" } ],
          "rows": [ { "_id": "Abcdefg1QhaaaaaaaaaaaA", "0000": "kept" } ] } ] }
        """;

    [Fact]
    public async Task A_reference_still_means_the_column_of_that_name_after_a_run_that_was_stopped_half_way()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "T", "columns": [ { "name": "Name", "type": "text" }, { "name": "Other", "type": "text" },
              { "name": "0000", "type": "formula", "data": { "formula": "{Name}" } } ],
              "views": [ { "name": "V", "hidden_columns": [ "0000" ] } ] } ] }
            """);
        target.Emulator.Faults.Next(Fault.ErrorBeforeWrite(System.Net.HttpStatusCode.InternalServerError), HttpMethod.Post,
            "columns");

        var stopped = await target.RunAsync("apply", target.SchemaFile);
        var again = await target.RunAsync("apply", target.SchemaFile);
        var now = (await target.FetchAsync()).Tables[0];

        Assert.Equal(2, stopped.ExitCode);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(["Name", "Other", "0000"], now.Columns.Select(column => column.Name));
        Assert.Equal(now.Columns[2].Key, now.Views[0].Settings["hidden_columns"]![0]!.ToString());
    }

    [Fact]
    public async Task A_call_that_comes_too_late_does_not_meet_the_column_whose_key_is_the_name()
    {
        await using var target = await PlannedBase.StartAsync(
            Named.Replace("\"name\": \"aaaa\"", "\"name\": \"Third\"", StringComparison.Ordinal));
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var text = await target.ReadSchemaFileAsync();
        await target.WriteAsync(text.Replace(
            "\"name\": \"0000\", \"type\": \"text\"", "\"name\": \"0000\", \"type\": \"number\"", StringComparison.Ordinal));
        target.Emulator.Faults.Next(
            Fault.RunBefore(() => target.Emulator.DeleteColumn("T", "0000")), HttpMethod.Put, "columns");

        await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(["kept"], await target.CellsAsync("T", "Name"));
        Assert.Equal("text", (await target.FetchAsync()).Tables[0].Columns[0].Type);
    }

    [Fact]
    public async Task Columns_that_have_each_others_keys_for_names_are_changed_only_where_no_server_can_mistake_them()
    {
        await using var target = await PlannedBase.StartAsync(Named);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        var (first, second) = (file.Tables[0].Columns[1], file.Tables[0].Columns[2]);
        await target.WriteAsync(file with
        {
            Tables = [file.Tables[0] with { Columns = [file.Tables[0].Columns[0], first with { Type = "number" }, second] }],
        });

        var refused = await target.RunAsync("apply", target.SchemaFile);
        await target.WriteAsync(file);
        await target.RemoveAsync("0000");
        var deleted = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal((1, 0), (refused.ExitCode, deleted.ExitCode));
        Assert.Contains("Give one of them another name first", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["0000", "bbbb"], (await target.FetchAsync()).Tables[0].Columns.Select(column => column.Key));
    }

    [Fact]
    public async Task A_formula_waits_for_the_column_of_the_name_when_another_one_has_it_for_a_key()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "T", "columns": [ { "name": "Name", "type": "text" },
              { "name": "F", "type": "formula", "data": { "formula": "{0000}" } },
              { "name": "0000", "type": "formula", "data": { "formula": "1 + 1" } } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);
        var columns = (await target.FetchAsync()).Tables[0].Columns;

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(
            columns.Single(column => column.Name == "0000").Key,
            ((JsonArray)columns.Single(column => column.Name == "F").Data!["operated_columns"]!)[0]!.ToString());
    }

    /// <summary>No call puts a column before the first one of a table.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_column_of_a_table_without_rows_becomes_what_the_file_has_first(bool hasRow)
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Number", "type": "number" },
              { "name": "Name", "type": "text" } ] } ] }
            """);
        if (hasRow)
            await target.AppendNamedAsync("Table1", "Ada");

        var apply = await target.RunAsync("apply", target.SchemaFile);

        var columns = (await target.FetchAsync()).Tables[0].Columns.Select(column => $"{column.Name} {column.Type}");
        Assert.Equal(hasRow ? ["Name text", "Number number"] : ["Number number", "Name text"], columns);
        Assert.Equal(hasRow ? ["Ada"] : [], await target.CellsAsync("Table1", "Name"));
        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(hasRow, apply.Error.Contains("stays the first column", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_formula_that_the_base_has_with_the_new_name_of_a_column_needs_no_change()
    {
        await using var target = await PlannedBase.StartAsync();
        const string File = """
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text" }, { "name": "Old", "type": "text" },
              { "name": "F", "type": "formula", "data": { "formula": "concatenate({Old}, \"{x}\")" } } ] } ] }
            """;
        await target.WriteAsync(File);
        await target.RunAsync("apply", target.SchemaFile);
        var applied = await target.ReadSchemaFileAsync();
        target.Emulator.RenameColumn("Table1", "Old", "{new}");

        await target.WriteAsync(applied.Replace("\"name\": \"Old\"", "\"name\": \"{new}\"", StringComparison.Ordinal));
        var plan = await target.RunAsync("plan", target.SchemaFile);

        Assert.Contains("Nothing is to be done.", plan.Error, StringComparison.Ordinal);
    }
}
