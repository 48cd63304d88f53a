using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Nothing is lost unless its own name was typed.</summary>
public sealed class ConsentTests
{
    private const string Dotted = """
        { "tables": [
          { "_id": "0000", "name": "Kept", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
            "views": [ { "_id": "0000", "name": "All", "type": "table" } ] },
          { "_id": "aaaa", "name": "A", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
            { "key": "bbbb", "name": "B", "type": "text" }, { "key": "cccc", "name": "C", "type": "text" } ],
            "views": [ { "_id": "0000", "name": "All", "type": "table" } ],
            "rows": [ { "_id": "Abcdefg1QhaaaaaaaaaaaA", "bbbb": "x", "cccc": "y" } ] },
          { "_id": "dddd", "name": "A.B", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
            "views": [ { "_id": "0000", "name": "All", "type": "table" } ],
            "rows": [ { "_id": "Abcdefg1QhaaaaaaaaaaaB", "0000": "kept" } ] } ] }
        """;

    [Fact]
    public async Task Consent_to_a_column_is_none_to_a_table_that_is_called_like_it_in_no_later_run_either()
    {
        await using var target = await PlannedBase.StartAsync(Dotted);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        await target.RemoveAsync("B");
        string[] apply = ["apply", target.SchemaFile, "--allow-destructive", "--confirm", "A.B"];

        Assert.Equal(0, (await target.RunAsync(apply)).ExitCode);
        var file = await target.ReadAsync();
        await target.WriteAsync(file with { Tables = [file.Tables[0], file.Tables[1]] });
        var again = await target.RunAsync(apply);

        Assert.Equal(2, again.ExitCode);
        Assert.Contains("--confirm '\"A.B\"'", again.Error, StringComparison.Ordinal);
        Assert.Equal(["kept"], await target.CellsAsync("A.B", "Name"));
        Assert.Equal(0, (await target.RunAsync([.. apply, "--confirm", "\"A.B\""])).ExitCode);
    }

    [Theory]
    [InlineData("A.B")]
    [InlineData]
    public async Task All_arguments_that_a_plan_needs_are_told_in_one_list(params string[] confirmed)
    {
        await using var target = await PlannedBase.StartAsync(Dotted);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        await target.RemoveAsync("B");
        await target.RemoveAsync("C");
        target.Emulator.ClearRequests();

        var refused = await target.RunAsync(
            ["apply", target.SchemaFile, "--allow-destructive", .. confirmed.SelectMany(name => new[] { "--confirm", name })]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(
            "--allow-destructive --confirm A.B --confirm A.C\n", refused.Error.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Empty(target.Changes());
    }

    [Fact]
    public async Task A_confirmed_name_that_fits_no_loss_is_told()
    {
        await using var target = await PlannedBase.StartAsync(Dotted);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        string[] apply = ["apply", target.SchemaFile, "--allow-destructive", "--confirm", "A.Bee"];
        var idle = await target.RunAsync(apply);
        var file = await target.ReadAsync();
        await target.WriteAsync(file with { Tables = [file.Tables[0] with { Name = "First" }, .. file.Tables.Skip(1)] });

        var mistyped = await target.RunAsync(apply);

        Assert.Equal((0, 0), (idle.ExitCode, mistyped.ExitCode));
        Assert.Contains(
            "--confirm A.Bee is the name of nothing that this plan may lose", mistyped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--confirm", idle.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_a_line_break_is_confirmed_as_it_is_shown()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "aaaa", "name": "A\nB", "type": "text" } ], "views": [ { "_id": "0000", "name": "All", "type": "table" } ],
              "rows": [ { "_id": "Abcdefg1QhaaaaaaaaaaaA", "aaaa": "x" } ] } ] }
            """);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        await target.RemoveAsync("A\nB");

        var plan = await target.RunAsync("plan", target.SchemaFile);
        var apply = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive", "--confirm", "T.A↵B");

        Assert.Contains("--confirm 'T.A↵B'", plan.Output, StringComparison.Ordinal);
        Assert.True(apply.ExitCode == 0, apply.Error);
    }

    [Fact]
    public async Task Consent_to_what_is_empty_is_none_that_fits_nothing()
    {
        await using var target = await PlannedBase.StartAsync(Dotted.Replace(", \"cccc\": \"y\"", "", StringComparison.Ordinal));
        await target.RunAsync("pull", "-o", target.SchemaFile);
        await target.RemoveAsync("C");

        var apply = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive", "--confirm", "A.C");

        Assert.True(apply.ExitCode == 0, apply.Error);
    }

    [Fact]
    public async Task A_loss_is_named_as_the_base_calls_it_before_tables_exchange_their_names()
    {
        await using var target = await PlannedBase.StartAsync(Dotted);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        await target.WriteAsync(file with
        {
            Tables = [file.Tables[0] with { Name = "A" }, file.Tables[1] with { Name = "Kept" }, file.Tables[2]],
        });
        await target.RemoveAsync("C");

        var loss = Assert.Single(
            (await target.PlanAsync()).GetProperty("steps").EnumerateArray(), step => step.TryGetProperty("loses", out _));

        Assert.Equal("Column Kept.C is deleted.", loss.GetProperty("message").GetString());
        Assert.Equal("A.C", loss.GetProperty("loses").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Consent_to_a_column_is_none_to_another_one_that_somebody_makes_with_its_name_meanwhile()
    {
        await using var target = await PlannedBase.StartAsync(Dotted);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        await target.WriteAsync(file with { Tables = [file.Tables[0] with { Name = "First" }, .. file.Tables.Skip(1)] });
        await target.RemoveAsync("B");
        target.Emulator.Faults.Next(
            Fault.RunAfter(async () =>
            {
                target.Emulator.DeleteColumn("A", "B");
                await target.SendAsync(
                    HttpMethod.Post, "columns/", """{ "table_name": "A", "column_name": "B", "column_type": "text" }""");
                await target.AppendAsync("A", """{ "B": "theirs" }""");
            }), HttpMethod.Put, "tables");

        var stopped = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive", "--confirm", "A.B");

        Assert.Equal(2, stopped.ExitCode);
        Assert.Contains("another one than planned", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(["theirs"], await target.CellsAsync("A", "B"));
    }

    [Theory]
    [InlineData("\"filters\"")]
    [InlineData("\"sorts\"")]
    public async Task Settings_of_a_view_that_go_without_others_need_consent(string setting)
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
              "views": [ { "_id": "0000", "name": "v.1", "type": "table", "filter_conjunction": "And",
                "filters": [ { "column_key": "0000", "filter_predicate": "contains", "filter_term": "x" } ],
                "sorts": [ { "column_key": "0000", "sort_type": "up" } ] } ] } ] }
            """);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        var view = file.Tables[0].Views[0];
        view.Settings.Remove(setting.Trim('"'));
        await target.WriteAsync(file);

        var refused = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive");
        var consented = await target.RunAsync(
            "apply", target.SchemaFile, "--allow-destructive", "--confirm", "T.views.\"v.1\"");

        Assert.Equal((2, 0), (refused.ExitCode, consented.ExitCode));
        Assert.Contains("--confirm 'T.views.\"v.1\"'", refused.Error, StringComparison.Ordinal);
        Assert.False((await target.FetchAsync()).Tables[0].Views[0].Settings.ContainsKey(setting.Trim('"')));
    }

    [Fact]
    public async Task A_file_with_the_ids_of_another_base_takes_nothing_without_consent()
    {
        await using var target = await PlannedBase.StartAsync(Dotted);
        await target.WriteAsync("""
            { "tables": [
              { "_id": "0000", "name": "A", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
                { "key": "zzzz", "name": "B", "type": "text" } ] },
              { "_id": "yyyy", "name": "Kept", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ] } ] }
            """);
        target.Emulator.ClearRequests();

        var refused = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(2, refused.ExitCode);
        Assert.Empty(target.Changes());
        Assert.Contains("--confirm A ", refused.Error, StringComparison.Ordinal);
    }
}
