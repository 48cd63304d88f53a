using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Operations;

/// <summary>What is done to columns, held against what is sent and what the base is afterwards.</summary>
public sealed class ColumnTests
{
    public static TheoryData<string, string, string> Types => new()
    {
        { "text", "null", "null" },
        { "text-default", """{"enable_fill_default_value":true,"default_value":"new"}""", "text" },
        {
            "text-pattern",
            """{"enable_check_format":true,"format_check_type":"custom_format","format_specification_value":"^[0-9]+$"}""", "text"
        },
        {
            "number",
            """
            {"format":"euro","decimal":"comma","thousands":"dot","enable_precision":true,"precision":2,
            "enable_fill_default_value":true,"default_value":1.5,"enable_check_format":true,"format_min_value":0,
            "format_max_value":10}
            """, "number"
        },
        {
            "currency",
            """
            {"format":"custom_currency","decimal":"dot","thousands":"no","currency_symbol":"kr",
            "currency_symbol_position":"after"}
            """, "number"
        },
        { "checkbox", """{"enable_fill_default_value":true,"default_value":true}""", "checkbox" },
        { "collaborator", """{"enable_send_notification":true}""", "collaborator" },
        { "date", """{"format":"YYYY-MM-DD HH:mm"}""", "date" },
        { "duration", """{"format":"duration","duration_format":"h:mm:ss"}""", "duration" },
        {
            "rate", """{"rate_max_number":7,"rate_style_color":"#FF8000","rate_style_type":"flag"}""", "rate"
        },
        { "geolocation", """{"geo_format":"country_region"}""", "geolocation" },
        {
            "auto-number", """{"format":"F-000","digits":3,"prefix_type":"string","prefix":"F"}""", "auto-number"
        },
        {
            "auto-number-date", """{"format":"YYYYMMDD-0000","digits":4,"prefix_type":"date","prefix":"YYYYMMDD"}""",
            "auto-number"
        },
        {
            "single-select",
            """
            {"options":[{"name":"Yes","color":"#EED5FF","textColor":"#212529"},
            {"name":"No","color":"#111111","textColor":"#222222"}]}
            """,
            "single-select"
        },
        { "formula", """{"formula":"{Age} + 1"}""", "formula" },
        { "link", """{"table":"Contacts","other_table":"Companies"}""", "link" },
        { "count", """{"formula":"count_links","link_column":"Company"}""", "link-formula" },
        { "lookup", """{"formula":"lookup","link_column":"Company","level1_linked_column":"Website"}""", "link-formula" },
        {
            "rollup", """
            {"formula":"rollup","link_column":"Company","summary_column":"Annual revenue","summary_method":"max"}
            """, "link-formula"
        },
        {
            "findmax", """
            {"formula":"findmax","link_column":"Company","searched_column":"Name","comparison_column":"Annual revenue"}
            """, "link-formula"
        },
        { "button", """{"button_name":"Call"}""", "button" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_column_of_each_type_is_inserted_with_its_settings(string of, string settings, string type)
    {
        await using var crm = await Crm.StartAsync();
        var data = Data(of, crm.Base);

        var column = await crm.Base.Client.Columns.InsertAsync(
            crm.Contacts, new NewColumn("Made", data), after: crm.Contacts.Columns.Name);

        var sent = JsonNode.Parse(crm.Wire.Writes.Single().Body)!;
        Assert.Equal(
            settings == "null" ? null : settings,
            sent["column_data"] is { } told ? Same(told.ToJsonString(), settings) : null);
        Assert.Equal(("k7Qd", "Made", "0000"),
            ((string?)sent["table_id"], (string?)sent["column_name"], (string?)sent["anchor_column"]));
        Assert.Equal((type == "null" ? of : type, "Made"), (column.TypeName, column.Name));
        var now = await crm.Base.Client.Columns.ListAsync(crm.Contacts);
        Assert.Equal((column.Key, "Made"), (now[1].Key, now[1].Name));
        Assert.Equal(4, crm.Wire.Calls.Count); // Token, metadata, insertion, and the list.
    }

    private static string Same(string told, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(told), JsonNode.Parse(expected)) ? expected : told;

    private static ColumnData Data(string of, CrmBase crm) => of switch
    {
        "text-default" => new TextColumnData { DefaultValue = "new" },
        "text-pattern" => new TextColumnData { Pattern = "^[0-9]+$" },
        "number" => new NumberColumnData
        {
            Format = NumberColumnFormat.Euro, DecimalSeparator = NumberSeparator.Comma,
            ThousandsSeparator = NumberSeparator.Dot, Precision = 2, DefaultValue = 1.5, Minimum = 0, Maximum = 10,
        },
        "currency" => new NumberColumnData
        {
            Format = NumberColumnFormat.CustomCurrency, CurrencySymbol = "kr", IsCurrencySymbolAfter = true,
        },
        "checkbox" => new CheckboxColumnData { DefaultValue = true },
        "collaborator" => new CollaboratorColumnData { SendsNotification = true },
        "date" => new DateColumnData { Format = DateColumnData.DayAndTime },
        "duration" => new DurationColumnData { ShowsSeconds = true },
        "rate" => new RatingColumnData { Maximum = 7, Symbol = RatingSymbol.Flag },
        "geolocation" => new GeolocationColumnData { IsCountry = true },
        "auto-number" => new AutoNumberColumnData { Prefix = "F", Digits = 3 },
        "auto-number-date" => new AutoNumberColumnData { HasDate = true },
        "single-select" => SelectColumnData.SingleSelect(
            "Yes", new NewOption("No") { Color = "#111111", TextColor = "#222222" }),
        "formula" => new FormulaColumnData("{Age} + 1"),
        "link" => new LinkColumnData(crm.Companies),
        "count" => LinkFormulaColumnData.CountLinks(crm.Contacts.Columns.Company),
        "lookup" => LinkFormulaColumnData.Lookup(crm.Contacts.Columns.Company, crm.Companies.Columns.Website),
        "rollup" => LinkFormulaColumnData.Rollup("Company", "Annual revenue", RollupMethod.Max),
        "findmax" => LinkFormulaColumnData.FindMax("Company", "Name", crm.Companies.Columns.AnnualRevenue),
        "button" => ColumnData.Other("button", new JsonObject { ["button_name"] = "Call" }),
        _ => ColumnData.Of(ColumnType.Text),
    };

    [Fact]
    public async Task Columns_are_named_by_their_keys_whatever_they_are_called_by_now()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Client.GetMetadataAsync();
        crm.Emulator.RenameColumn("Contacts", "Age", "Years");
        crm.Emulator.RenameColumn("Contacts", "Rating", "Age");
        var columns = crm.Base.Client.Columns;

        await columns.RenameAsync(crm.Contacts, crm.Contacts.Columns.Age, "Old");
        var old = (await columns.ListAsync("Contacts")).Single(column => column.Key == "Ag3e");
        await columns.DeleteAsync(crm.Contacts, old);

        var left = await columns.ListAsync(crm.Contacts);
        Assert.Equal("Old", old.Name);
        Assert.DoesNotContain(left, column => column.Key == "Ag3e");
        Assert.Contains(left, column => column is { Key: "Rt7g", Name: "Age" });
        Assert.All(crm.Wire.Writes, call => Assert.Contains("\"column\":\"Ag3e\"", call.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_the_name_of_another_column_is_not_sent()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.RenameColumn("Contacts", "Phone", "Ag3e");

        await crm.Base.Client.Columns.DeleteAsync(crm.Contacts, crm.Contacts.Columns.Age);

        var left = await crm.Base.Client.Columns.ListAsync(crm.Contacts);
        Assert.Contains(left, column => column is { Key: "Ph2n", Name: "Ag3e" });
        Assert.DoesNotContain(left, column => column.Key == "Ag3e");
    }

    [Fact]
    public async Task A_column_is_retyped_resized_moved_and_frozen()
    {
        await using var crm = await Crm.StartAsync();
        var columns = crm.Base.Client.Columns;
        var phone = crm.Contacts.Columns.Phone;

        var retyped = await columns.ChangeTypeAsync(
            crm.Contacts, phone, new NumberColumnData { Format = NumberColumnFormat.Percent });
        await columns.ResizeAsync(crm.Contacts, phone, 321);
        await columns.MoveAsync(crm.Contacts, phone, after: crm.Contacts.Columns.Age);
        await columns.FreezeAsync(crm.Contacts, phone);

        Assert.Equal((ColumnType.Number, "percent"), (retyped.Type, retyped.Data?.GetProperty("format").GetString()));
        Assert.Equal(
            [
                """
                {"op_type":"modify_column_type","table_id":"k7Qd","column":"Ph2n","new_column_type":"number",
                "column_data":{"format":"percent","decimal":"dot","thousands":"no"}}
                """,
                """{"op_type":"resize_column","table_id":"k7Qd","column":"Ph2n","new_column_width":321}""",
                """{"op_type":"move_column","table_id":"k7Qd","column":"Ph2n","target_column":"Ag3e"}""",
                """{"op_type":"freeze_column","table_id":"k7Qd","column":"Ph2n","frozen":true}""",
            ],
            crm.Wire.Writes.Select(call => call.Body), SameJson);
        var now = await columns.ListAsync(crm.Contacts);
        Assert.Equal("Ag3e", now[now.ToList().FindIndex(column => column.Key == "Ph2n") - 1].Key);
    }

    [Fact]
    public async Task Several_columns_are_added_at_once_and_known_right_away()
    {
        await using var crm = await Crm.StartAsync();

        var added = await crm.Base.Client.Columns.AppendAsync(
            crm.Contacts, [new("One", ColumnType.Text), new("Two", new NumberColumnData())]);
        var now = (await crm.Base.Client.GetMetadataAsync()).FindTable("k7Qd")!.Columns;

        Assert.Equal(["One", "Two"], added.Select(column => column.Name));
        Assert.Equal(["One", "Two"], now.TakeLast(2).Select(column => column.Name));
        await Assert.ThrowsAsync<ArgumentException>(() => crm.Base.Client.Columns.AppendAsync(
            crm.Contacts, [new("Three", new FormulaColumnData("1"))]));
    }

    [Fact]
    public async Task Options_are_added_changed_and_deleted()
    {
        await using var crm = await Crm.StartAsync();
        var columns = crm.Base.Client.Columns;
        var status = crm.Contacts.Columns.Status;

        var added = await columns.AddOptionsAsync(crm.Contacts, status, ["Lead", "Partner", "Partner"]);
        var all = await columns.UpdateOptionsAsync(
            crm.Contacts, status, [new OptionChange("Partner") { Name = "Friend", Color = "#123456" }]);
        await columns.DeleteOptionsAsync(crm.Contacts, status, [OptionReference.FromOption(ContactsStatus.Lost), "Friend"]);

        Assert.Equal(["Lead", "Partner", "Partner"], added.Select(option => option.Name));
        var friend = all.Single(option => option.Id == added[1].Id);
        Assert.Equal(("Friend", "#123456"), (friend.Name, friend.Color));
        Assert.Equal(
            ["Lead", "Customer", "Do not contact"],
            (await columns.ListAsync(crm.Contacts)).Single(column => column.Key == "St8s").Options.Select(option => option.Name));
        Assert.Equal(1, crm.Wire.Count("POST", "column-options"));
        Assert.Single(JsonDocument.Parse(crm.Wire.Writes.First().Body).RootElement.GetProperty("options").EnumerateArray());
    }

    [Fact]
    public async Task Options_that_another_has_the_name_of_are_not_deleted_by_it()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.RenameOption("Contacts", "Status", "Customer", "Lost");

        await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Base.Client.Columns.DeleteOptionsAsync(
            crm.Contacts, "Status", [OptionReference.FromOption(ContactsStatus.Lost)]));

        Assert.Empty(crm.Wire.Writes);
    }

    [Fact]
    public async Task Options_of_one_column_depend_on_those_of_another()
    {
        await using var crm = await Crm.StartAsync();

        await crm.Base.Client.Columns.InsertAsync(
            crm.Contacts, new NewColumn("Kind", SelectColumnData.SingleSelect("Vip", "Reference", "Newsletter")));
        await crm.Base.Client.Columns.SetCascadeAsync(
            crm.Contacts, crm.Contacts.Columns.Status, "Kind",
            new Dictionary<OptionReference, IReadOnlyList<OptionReference>>
            {
                ["Customer"] = ["Vip", "Reference"],
                [OptionReference.FromOption(ContactsStatus.Lead)] = ["Newsletter"],
            });

        Assert.Equal(
            [
                """
                {"table_id":"k7Qd","parent_column":"Status","child_column":"Kind","cascade_settings":
                {"Customer":["Vip","Reference"],"Lead":["Newsletter"]}}
                """,
            ],
            crm.Wire.Writes.Skip(1).Select(call => call.Body), SameJson);
    }

    [Fact]
    public async Task What_is_not_there_or_belongs_elsewhere_is_refused_before_anything_is_changed()
    {
        await using var crm = await Crm.StartAsync();
        var columns = crm.Base.Client.Columns;

        var unknown = await Assert.ThrowsAsync<SeaTableSchemaException>(() => columns.DeleteAsync("Contact", "Age"));
        var column = await Assert.ThrowsAsync<SeaTableSchemaException>(() => columns.DeleteAsync(crm.Contacts, "Agee"));
        await Assert.ThrowsAsync<ArgumentException>(
            () => columns.DeleteAsync(crm.Base.Companies, crm.Contacts.Columns.Email));
        await Assert.ThrowsAsync<ArgumentException>(
            () => columns.ChangeTypeAsync(crm.Contacts, "Age", new LinkColumnData("Companies")));
        await Assert.ThrowsAsync<ArgumentException>(() => columns.DeleteAsync(default, "Age"));
        Assert.Throws<ArgumentException>(() => ColumnData.Of(ColumnType.Formula));

        Assert.Contains("Is it to be 'Contacts'?", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("Is it to be 'Age'?", column.Message, StringComparison.Ordinal);
        Assert.Empty(crm.Wire.Writes);
    }

    private static bool SameJson(string expected, string actual) =>
        JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual));
}
