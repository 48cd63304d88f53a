using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Links: each has two columns, of which the server names one.</summary>
public sealed class LinkTests
{
    private const string Linked = """
        { "tables": [
          { "_id": "0000", "name": "A", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
            { "key": "aaaa", "name": "x", "type": "link", "data": { "table_id": "0000", "other_table_id": "bbbb",
              "link_id": "lnk1", "display_column_key": "0000" } } ],
            "views": [ { "_id": "0000", "name": "All", "type": "table" } ] },
          { "_id": "bbbb", "name": "B", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
            { "key": "cccc", "name": "A", "type": "link", "data": { "table_id": "0000", "other_table_id": "bbbb",
              "link_id": "lnk1", "display_column_key": "0000" } },
            { "key": "dddd", "name": "Old", "type": "text" } ],
            "views": [ { "_id": "0000", "name": "All", "type": "table" } ] } ] }
        """;

    [Fact]
    public async Task Of_two_links_between_the_same_tables_each_is_found_again_after_a_run_that_ended_between_them()
    {
        await using var target = await PlannedBase.StartAsync(Linked);

        // The server has named the other column of the first link as the second link is to be called, which is made from there.
        await target.WriteAsync("""
            { "tables": [
              { "name": "B", "columns": [ { "name": "Name", "type": "text" },
                { "name": "A", "type": "link", "data": { "table_id": "B", "other_table_id": "A", "link_id": "two" } },
                { "name": "Old", "type": "text" } ] },
              { "name": "A", "columns": [ { "name": "Name", "type": "text" },
                { "name": "x", "type": "link", "data": { "table_id": "A", "other_table_id": "B", "link_id": "one" } } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);
        var now = await target.FetchAsync();

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(("aaaa", "lnk1"), LinkOf(now, "A", "x"));
        Assert.Equal(("cccc", "lnk1"), LinkOf(now, "B", "A ~1"));
        var (key, link) = LinkOf(now, "B", "A");
        Assert.NotEqual(("cccc", "lnk1"), (key, link));
        Assert.Equal(link, LinkOf(now, "A", "B").Link);
    }

    [Fact]
    public async Task A_column_gets_the_name_that_the_server_gave_to_the_other_column_of_a_link()
    {
        await using var target = await PlannedBase.StartAsync(Linked);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        await target.WriteAsync(file with
        {
            Tables = [file.Tables[0], file.Tables[1] with
            {
                Columns = [file.Tables[1].Columns[0], file.Tables[1].Columns[2] with { Name = "A" }],
            }],
        });

        var apply = await target.RunAsync("apply", target.SchemaFile);
        var now = (await target.FetchAsync()).Tables[1];

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(
            [("0000", "Name"), ("cccc", "A ~1"), ("dddd", "A")], now.Columns.Select(column => (column.Key, column.Name)));
    }

    [Theory]
    [InlineData("A", "x", "A.x", "a")]
    [InlineData("B", "A", "B.A", "a")]
    [InlineData("A", "x", "A.x", "")]
    [InlineData("B", "A", "B.A", "")]
    public async Task A_link_is_not_deleted_from_either_side_without_consent(
        string table, string column, string name, string linked)
    {
        await using var target = await PlannedBase.StartAsync(Linked);
        var (a, b) = (await target.AppendNamedAsync("A", linked), await target.AppendNamedAsync("B", linked));
        await target.SendAsync(HttpMethod.Post, "links/", $$"""
            { "link_id": "lnk1", "table_name": "A", "other_table_name": "B", "other_rows_ids_map": { "{{a}}": [ "{{b}}" ] } }
            """);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        await target.WriteAsync(file with
        {
            Tables = [.. file.Tables.Select(any => any with
            {
                Columns = [.. any.Columns.Where(other => other.Type != "link" && (any.Name != table || other.Name != column))],
            })],
        });
        if (table == "B")
            await target.WriteAsync(file with { IsPart = true, Tables = [Without(file.Tables[1], column)] });

        var refused = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"--confirm {name}", refused.Error, StringComparison.Ordinal);
        Assert.Equal("lnk1", LinkOf(await target.FetchAsync(), "A", "x").Link);
    }

    private static TableDocument Without(TableDocument table, string column) =>
        table with { Columns = [.. table.Columns.Where(other => other.Name != column)] };

    private static (string? Key, string? Link) LinkOf(BaseDocument document, string table, string column)
    {
        var found = Assert.Single(document.Tables.Single(any => any.Name == table).Columns, any => any.Name == column);
        return (found.Key, found.Setting("link_id"));
    }

    [Fact]
    public async Task A_link_to_a_table_that_is_to_be_deleted_is_not_made_before()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "A", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ] },
              { "_id": "0001", "name": "Old", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ] } ] }
            """);
        await target.WriteAsync("""
            { "tables": [ { "_id": "0000", "name": "A", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "name": "Link", "type": "link", "data": { "other_table_id": "0001" } } ] } ] }
            """);
        var told = await target.ObstaclesAsync();

        await target.ApplyAllAsync();

        Assert.Equal(["Column A.Link can't be made: the table 0001 to which it leads is not in the file."], told);
        Assert.Equal(told, await target.ObstaclesAsync());
        Assert.Equal(["POST snapshot/", "DELETE tables/"], target.Changes());
    }

    [Fact]
    public async Task A_view_whose_settings_go_with_a_deleted_table_is_what_was_planned_for_it()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "A", "columns": [ { "name": "Name", "type": "text" },
                { "name": "Link", "type": "link", "data": { "other_table_id": "B" } } ],
                "views": [ { "name": "Default View", "type": "table", "hidden_columns": [ "Link" ] } ] },
              { "name": "B", "columns": [ { "name": "Name", "type": "text" } ] } ] }
            """);
        var made = await target.RunAsync("apply", target.SchemaFile);
        Assert.True(made.ExitCode == 0, made.Error);
        var id = (await target.ReadAsync()).Tables.Single(table => table.Name == "A").Id;
        await target.WriteAsync($$"""
            { "tables": [ { "_id": "{{id}}", "name": "B", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
                "views": [ { "name": "Mine", "type": "table" } ] } ] }
            """);

        var apply = await target.ApplyAllAsync();

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(["Mine"], (await target.FetchAsync()).Tables.Single().Views.Select(view => view.Name));
    }
}
