namespace SeaTable.Client.Tests;

/// <summary>Cells as no good server sends them: a row is read all the same, and what does not fit is kept.</summary>
public class CellTests
{
    [Theory]
    [InlineData("""{"_id":"r","Ag3e":"36"}""", "Age", "Ag3e", "\"36\"")]
    [InlineData("""{"_id":"r","Ag3e":"#VALUE!"}""", "Age", "Ag3e", "\"#VALUE!\"")]
    [InlineData("""{"_id":"r","Ag3e":[1,{"a":2}]}""", "Age", "Ag3e", """[1,{"a":2}]""")]
    [InlineData("""{"_id":"r","Em1l":{"no":"text"}}""", "Email", "Em1l", """{"no":"text"}""")]
    [InlineData("""{"_id":"r","Em1l":7}""", "Email", "Em1l", "7")]
    [InlineData("""{"_id":"r","Bd4y":"10.12.1815"}""", "Birthday", "Bd4y", "\"10.12.1815\"")]
    [InlineData("""{"_id":"r","Bd4y":"2026-02-30"}""", "Birthday", "Bd4y", "\"2026-02-30\"")]
    [InlineData("""{"_id":"r","St8s":["29982"]}""", "Status", "St8s", """["29982"]""")]
    [InlineData("""{"_id":"r","Tg6s":["174420",5]}""", "Tags", "Tg6s", """["174420",5]""")]
    [InlineData("""{"_id":"r","Nl3r":1}""", "Newsletter", "Nl3r", "1")]
    [InlineData("""{"_id":"r","Lc6l":"soon"}""", "Last contacted", "Lc6l", "\"soon\"")]
    [InlineData("""{"_id":"r","Rt7g":4.5}""", "Rating", "Rt7g", "4.5")]
    [InlineData("""{"_id":"r","Rt7g":1e400}""", "Rating", "Rt7g", "1e400")]
    public async Task A_value_that_does_not_fit_stands_in_the_cell_errors_and_the_rest_is_read(string row, string column,
        string key, string json)
    {
        var crm = CannedServer.WithContacts("[" + row[..^1] + ""","0000":"Ada"}, {"_id":"s","0000":"Grace"}]""");

        var rows = await crm.Contacts.ToListAsync();

        var error = Assert.Single(rows[0].CellErrors);
        Assert.Equal((column, key, json), (error.Column, error.Key, error.Json));
        Assert.Equal("Ada", rows[0].Name);
        Assert.Equal("Grace", rows[1].Name);
        Assert.Null(rows[0].Age);
        Assert.Null(rows[0].Email);
        Assert.Null(rows[0].Birthday);
        Assert.Null(rows[0].Status);
        Assert.Empty(rows[0].Tags);
        Assert.False(rows[0].Newsletter);
        Assert.Null(rows[0].LastContacted);
        Assert.Null(rows[0].Rating);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"lng":"","lat":null,"more":[{}]}""")]
    [InlineData("""[[],[""]]""")]
    public async Task Empty_values_of_every_form_are_no_errors(string empty)
    {
        var crm = CannedServer.WithContacts($$"""
            [{"_id":"r","0000":{{empty}},"Ag3e":{{empty}},"Bd4y":{{empty}},"St8s":{{empty}},"Tg6s":{{empty}},"Nl3r":{{empty}},"Lc6l":{{empty}},"Rt7g":{{empty}},"Ad9s":{{empty}},"Cn5s":{{empty}},"Pt8o":{{empty}},"Cm7y":{{empty}},"Sl6n":{{empty}},"Cw9b":{{empty}},"_locked":{{empty}},"_creator":{{empty}},"Em1l":"ada@example.org"}]
            """);

        var row = Assert.Single(await crm.Contacts.ToListAsync());

        Assert.Empty(row.CellErrors);
        Assert.Null(row.Name);
        Assert.Null(row.Age);
        Assert.Null(row.Home);
        Assert.Null(row.Consent);
        Assert.Null(row.RowCreatedBy);
        Assert.Empty(row.Company);
        Assert.Equal("ada@example.org", row.Email);
    }

    [Fact]
    public async Task Dates_keep_the_written_day_whatever_the_offset()
    {
        var crm = CannedServer.WithContacts("""
            [{"_id":"r","Bd4y":"2030-06-20T00:00:00+02:00"},{"_id":"s","Bd4y":"2030-06-20T00:00:00-11:00"},{"_id":"t","Bd4y":"2030-06-20"}]
            """);

        Assert.All(await crm.Contacts.ToListAsync(), row => Assert.Equal(new DateOnly(2030, 6, 20), row.Birthday));
    }

    [Fact]
    public async Task Dates_are_understood_also_escaped()
    {
        var crm = CannedServer.WithContacts("""
            [{"_id":"r","Bd4y":"2030-06-20T00:00:00\u002B02:00","Lc6l":"2030-06-20T01:02:00\u002b02:00"},{"_id":"s","Bd4y":"\u0032030\u002d06-20","Lc6l":"2030-06-19\u002023:02"}]
            """);

        Assert.All(await crm.Contacts.ToListAsync(), row =>
        {
            Assert.Empty(row.CellErrors);
            Assert.Equal(new DateOnly(2030, 6, 20), row.Birthday);
            Assert.Equal(new DateTimeOffset(2030, 6, 19, 23, 2, 0, TimeSpan.Zero), row.LastContacted);
        });
    }

    [Fact]
    public async Task Options_are_understood_by_id_and_by_name_also_escaped()
    {
        var crm = CannedServer.WithContacts("""
            [{"_id":"r","St8s":"29982"},{"_id":"s","St8s":"Lead"},{"_id":"t","St8s":"\u004cead"},{"_id":"u","Tg6s":["C#","\u0037045"]}]
            """);

        var rows = await crm.Contacts.ToListAsync();

        Assert.All(rows.Take(3), row => Assert.Equal(ContactsStatus.Lead, row.Status));
        Assert.Equal(["C#", "C++"], rows[3].Tags.Select(tag => tag.Name));
    }

    [Fact]
    public async Task Users_and_apps_are_read_also_when_the_server_escapes_letters()
    {
        var crm = CannedServer.WithContacts("""
            [{"_id":"r","_creator":"R\u0026D import","_last_modifier":"say \"hi\""},{"_id":"s","_creator":"R&D import","_last_modifier":""}]
            """);

        var rows = await crm.Contacts.ToListAsync();

        Assert.All(rows, row => Assert.Equal("R&D import", row.RowCreatedBy));
        Assert.Equal("say \"hi\"", rows[0].RowModifiedBy);
        Assert.Null(rows[1].RowModifiedBy);
        Assert.All(rows, row => Assert.Empty(row.CellErrors));
    }

    [Fact]
    public async Task An_id_of_a_new_option_that_reads_like_the_name_of_a_known_one_is_the_new_option()
    {
        var schema = File.ReadAllText(Types.SchemaPath);
        var client = Types.Answering(
            _ => """{"rows":[{"_id":"r","Ss01":"option-2","Ms01":["option-2","option-1"]}]}""",
            metadata: schema.Replace("""{"id": "100000", "name": "option-1",""",
                """{"id": "option-2", "name": "new"}, {"id": "100000", "name": "option-1",""", StringComparison.Ordinal));

        var row = Assert.Single(await client.Everything.InView(client.Everything.Views.DefaultView).ToListAsync());

        Assert.Equal(("option-2", "new"), (row.Select!.Value.Id, row.Select.Value.Name));
        Assert.Equal(["new", "option-1"], row.Multiple.Select(option => option.Name));
        Assert.Equal(EverythingMultiple.Option1, row.Multiple[1]);
    }

    [Fact]
    public async Task A_renamed_option_that_comes_by_its_new_name_is_the_known_one()
    {
        var schema = File.ReadAllText(Types.SchemaPath);
        var client = Types.Answering(
            _ => """{"_id":"r","Ss01":"renamed"}""",
            metadata: schema.Replace("\"option-1\"", "\"renamed\"", StringComparison.Ordinal));

        Assert.Equal(EverythingSelect.Option1, (await client.Everything.GetAsync("r"))!.Select);
    }

    [Fact]
    public async Task A_known_option_that_comes_by_name_and_was_deleted_is_still_the_known_one()
    {
        var client = Types.Answering(_ => """{"_id":"r","Ss01":"option-1"}""", metadata: """{"tables":[]}""");

        Assert.Equal(EverythingSelect.Option1, (await client.Everything.GetAsync("r"))!.Select);
    }

    [Fact]
    public async Task Rows_that_are_keyed_by_names_are_read_like_those_keyed_by_keys()
    {
        var crm = CannedServer.WithContacts("""
            [{"_id":"q","_mtime":"2026-01-01T00:00:00+00:00","unheard of":1},
             {"_id":"r","Name":"Ada","unheard of":1,"E\u006dail":"ada@example.org","Age":"much","Status":"Lead","Tags":["Vip"],"Last contacted":"2026-07-01T12:00:00+00:00",
              "Company":[{"row_id":"c","display_value":"Acme"}],"Created":"2026-01-01T00:00:00+00:00","Created by":"me","_mtime":"2026-01-02T00:00:00+00:00"},
             {"_id":"s","Name":null,"Ag3e":1}]
            """);

        var rows = await crm.Contacts.ToListAsync();

        Assert.Equal(["q", "r", "s"], rows.Select(row => row.RowId));
        var ada = rows[1];
        Assert.Equal(("Ada", "ada@example.org", ContactsStatus.Lead), (ada.Name, ada.Email, ada.Status));
        Assert.Equal([ContactsTags.Vip], ada.Tags);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero), ada.LastContacted);
        Assert.Equal("Acme", Assert.Single(ada.Company).DisplayValue);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), ada.Created!.Value);
        Assert.Equal("me", ada.CreatedBy);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), ada.RowModifiedAt);
        Assert.Equal(("Age", "Ag3e", "\"much\""),
            Assert.Single(ada.CellErrors.Select(error => (error.Column, error.Key, error.Json))));
    }

    [Fact]
    public async Task A_column_whose_name_is_the_key_of_another_one_is_no_sign_of_names()
    {
        var crm = CannedServer.WithContacts(
            """[{"_id":"r","Name":"no column has this key","0000":"Ada"},{"_id":"s","Name":"not this","0000":"Grace"}]""");

        Assert.Equal(["Ada", "Grace"], (await crm.Contacts.ToListAsync()).Select(row => row.Name));
    }

    [Fact]
    public async Task The_object_form_of_a_long_text_gives_its_text()
    {
        var crm = CannedServer.WithContacts("""
            [{"_id":"r","Nt1s":{"preview":"x","links":[{"text":"no"}],"text":"**yes**","checklist":{}},"0000":"Ada"}]
            """);

        var row = Assert.Single(await crm.Contacts.ToListAsync());

        Assert.Equal("**yes**", row.Notes);
        Assert.Equal("Ada", row.Name);
    }

    [Fact]
    public async Task Columns_that_the_schema_does_not_know_are_passed_over()
    {
        var crm = CannedServer.WithContacts("""
            [{"_id":"r","zzzz":{"a":[1,2]},"a long key":[[]],"":1,"_seq":{"x":1},"_participants":[],"0000":"Ada"}]
            """);

        var row = Assert.Single(await crm.Contacts.ToListAsync());

        Assert.Equal("Ada", row.Name);
        Assert.Empty(row.CellErrors);
    }

    [Fact]
    public async Task A_deleted_option_is_kept_by_its_id_and_looked_for_once()
    {
        var calls = new List<string>();
        var crm = CannedServer.WithContacts("""[{"_id":"r","St8s":"999999","Tg6s":["174420","888888"]}]""", calls.Add);

        var row = Assert.Single(await crm.Contacts.ToListAsync());
        await crm.Contacts.ToListAsync();
        await crm.Contacts.ToListAsync();

        Assert.Equal("999999", row.Status!.Value.Name);
        Assert.Equal(["Vip", "888888"], row.Tags.Select(tag => tag.Name));
        Assert.InRange(calls.Count(path => path.EndsWith("/metadata/", StringComparison.Ordinal)), 1, 2);
    }

    [Fact]
    public async Task A_deleted_option_that_rows_were_read_with_is_not_looked_for_by_other_queries()
    {
        var calls = new List<string>();
        var crm = CannedServer.WithContacts("""[{"_id":"r","St8s":"999999"}]""", calls.Add);
        await crm.Contacts.ToListAsync();
        calls.Clear();

        var status = Assert.Single(await crm.Contacts.Select(c => c.Status).ToListAsync());

        Assert.Equal("999999", status!.Value.Name);
        Assert.DoesNotContain(calls, path => path.EndsWith("/metadata/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("St8s")]
    [InlineData("Lc6l")]
    [InlineData("_creator")]
    public async Task Half_a_surrogate_pair_in_a_cell_is_kept_as_it_came(string key)
    {
        var crm = CannedServer.WithContacts($$"""[{"_id":"r","{{key}}":"x\ud83d","Em1l":"ada@example.org"}]""");

        var row = Assert.Single(await crm.Contacts.ToListAsync());

        Assert.Equal("""
            "x\ud83d"
            """, Assert.Single(row.CellErrors).Json);
        Assert.Equal("ada@example.org", row.Email);
    }

    [Fact]
    public async Task Options_are_equal_when_they_are_the_same_option()
    {
        var crm = CannedServer.WithContacts("""[{"_id":"r","Tg6s":["174420","Math"]},{"_id":"s","Tg6s":["Vip","Math"]}]""");

        var rows = await crm.Contacts.ToListAsync();

        Assert.Equal(rows[0].Tags, rows[1].Tags);
        Assert.Equal([ContactsTags.Vip, ContactsTags.FromName("Math")], rows[0].Tags);
        Assert.Equal(rows[0].Tags[1].GetHashCode(), ContactsTags.FromName("Math").GetHashCode());
        Assert.NotEqual(ContactsTags.Vip, ContactsTags.FromName("vip"));
    }
}
