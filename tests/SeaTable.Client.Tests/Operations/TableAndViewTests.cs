using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Operations;

/// <summary>What is done to tables and views, held against what is sent and what the base is afterwards.</summary>
public sealed class TableAndViewTests
{
    [Fact]
    public async Task A_table_is_created_renamed_copied_and_deleted()
    {
        await using var crm = await Crm.StartAsync();
        var tables = crm.Base.Client.Tables;

        var made = await tables.CreateAsync("Parts", [new("Part", ColumnType.Text), new("Price", new NumberColumnData())]);
        await tables.RenameAsync(made, "Spare parts");
        var copy = await tables.DuplicateAsync(made, withRows: false);
        await tables.DeleteAsync(made);
        var simple = await tables.CreateAsync("Notes");

        var now = (await crm.Base.Client.GetMetadataAsync()).Tables;
        Assert.Equal(["Part", "Price"], made.Columns.Select(column => column.Name));
        Assert.Equal(["Spare parts(copy)", "Notes"], now.Skip(4).Select(table => table.Name));
        Assert.Equal([copy.Id, simple.Id], now.Skip(4).Select(table => table.Id));
        Assert.Equal(
            [
                """
                {"table_name":"Parts","columns":[{"column_name":"Part","column_type":"text"},
                {"column_name":"Price","column_type":"number",
                "column_data":{"format":"number","decimal":"dot","thousands":"no"}}]}
                """,
                """{"table_name":"Parts","new_table_name":"Spare parts"}""",
                """{"table_name":"Spare parts","is_duplicate_records":false}""",
                """{"table_name":"Spare parts"}""",
                """{"table_name":"Notes","columns":[]}""",
            ],
            crm.Wire.Writes.Select(call => call.Body), SameJson);
    }

    [Fact]
    public async Task A_table_is_deleted_by_its_id_though_the_API_knows_names_only()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Client.GetMetadataAsync();
        crm.Emulator.RenameTable("Contacts", "People");
        crm.Emulator.RenameTable("Companies", "Contacts");

        await crm.Base.Client.Tables.DeleteAsync(crm.Contacts);

        Assert.Equal(
            ["Contacts", "Deals", "Activities"],
            (await crm.Base.Client.GetMetadataAsync()).Tables.Select(table => table.Name));
    }

    [Fact]
    public async Task A_view_is_created_changed_and_deleted()
    {
        await using var crm = await Crm.StartAsync();
        var views = crm.Base.Client.Views;
        var c = crm.Contacts.Columns;

        var made = await views.CreateAsync(crm.Contacts, "A/B & Ü ?", isLocked: true);
        var changed = await views.UpdateAsync(crm.Contacts, made, new ViewSettings
        {
            IsLocked = false,
            IsAnyFilterEnough = true,
            Filters =
            [
                new ViewFilter(c.Name, "contains") { Term = "a" },
                new ViewFilter(c.Status, "is") { Option = "Lead" },
                new ViewFilter(c.Tags, "has_any_of") { Options = ["Vip", "Reference"] },
                new ViewFilter(c.Birthday, "is") { TermModifier = "today" },
            ],
            Sorts = [new(c.Age, IsDescending: true), new("Name")],
            Groups = [new(c.Birthday, CountType: "month")],
            HiddenColumns = [c.Email, "Phone"],
        });
        var settings = ViewSettings.Of(await views.GetAsync(crm.Contacts, "A/B & Ü ?"));
        var shown = await crm.Base.Client.Columns.ListAsync(crm.Contacts, made);
        var emptied = ViewSettings.Of(await views.UpdateAsync(
            crm.Contacts, made, new ViewSettings { Filters = [], Sorts = [], Groups = [], HiddenColumns = [] }));
        var renamed = await views.RenameAsync(crm.Contacts, made, "Plain");
        await views.DeleteAsync(crm.Contacts, renamed);

        Assert.Equal((made.Id, "table"), (changed.Id, changed.TypeName));
        Assert.Equal((false, true), (settings.IsLocked, settings.IsAnyFilterEnough));
        Assert.Equal(["contains", "is", "has_any_of", "is"], settings.Filters!.Select(filter => filter.Predicate));
        Assert.Equal("today", settings.Filters![3].TermModifier);
        Assert.Equal(
            [new ViewSort(ColumnReference.FromKey("Ag3e"), true), new ViewSort(ColumnReference.FromKey("0000"))], settings.Sorts);
        Assert.Equal([new ViewGroup(ColumnReference.FromKey("Bd4y"), false, "month")], settings.Groups);
        Assert.Equal([ColumnReference.FromKey("Em1l"), ColumnReference.FromKey("Ph2n")], settings.HiddenColumns);
        Assert.DoesNotContain(shown, column => column.Name is "Email" or "Phone");
        Assert.Equal((0, 0, 0, 0), (
            emptied.Filters!.Count, emptied.Sorts!.Count, emptied.Groups!.Count, emptied.HiddenColumns!.Count));
        Assert.Equal(4, (await views.ListAsync(crm.Contacts)).Count);
        var sent = JsonNode.Parse(crm.Wire.Writes.ElementAt(1).Body)!["filters"]!;
        var ids = (await crm.Base.Client.GetMetadataAsync()).FindTable("k7Qd")!;
        Assert.Equal(
            [ids.FindColumn("Tg6s")!.Options[0].Id, ids.FindColumn("Tg6s")!.Options[2].Id],
            sent[2]!["filter_term"]!.AsArray().Select(id => (string?)id));
        Assert.Equal(ids.FindColumn("St8s")!.Options[0].Id, (string?)sent[1]!["filter_term"]);
        Assert.Contains("\"filters\":[{}],\"sorts\":[{}],\"groupbys\":[{}],\"hidden_columns\":[]",
            crm.Wire.Writes.ElementAt(2).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_of_the_code_is_found_by_its_id()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.RenameTable("Contacts", "People");

        var view = await crm.Base.Client.Views.GetAsync(crm.Contacts, crm.Contacts.Views.OpenLeads);
        await crm.Base.Client.Views.RenameAsync(crm.Contacts, crm.Contacts.Views.OpenLeads, "..");
        var dots = await crm.Base.Client.Views.GetAsync(crm.Contacts, crm.Contacts.Views.OpenLeads);

        Assert.Equal((crm.Contacts.Views.OpenLeads.Id, "Open leads"), (view.Id, view.Name));
        Assert.Equal("..", dots.Name);
        Assert.NotEmpty(ViewSettings.Of(view).Filters!);
    }

    [Fact]
    public async Task A_filter_of_the_servers_own_words_is_sent_as_it_is()
    {
        await using var crm = await Crm.StartAsync();
        var group = ViewFilter.FromJson(new JsonObject
        {
            ["filter_conjunction"] = "Or",
            ["filters"] = new JsonArray(new JsonObject
            {
                ["column_key"] = "0000", ["filter_predicate"] = "is_not_empty", ["filter_term"] = "",
            }),
        });

        var view = await crm.Base.Client.Views.UpdateAsync(
            crm.Contacts, "VIPs", new ViewSettings { Filters = [group] });

        Assert.Null(Assert.Single(ViewSettings.Of(view).Filters!).Column);
    }

    private static bool SameJson(string expected, string actual) =>
        JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual));
}
