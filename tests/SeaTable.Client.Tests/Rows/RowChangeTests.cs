namespace SeaTable.Client.Tests;

/// <summary>What a row knows of its changes.</summary>
public class RowChangeTests
{
    private const string Cells = """
        [{"_id":"Qt8xIBbHSlGQsHhwYPZQhg","0000":"ABC","Em01":"a@example.org","Nu00":4.5,"Nu03":10.25,"Cb01":true,
          "Da00":"2030-06-20T00:00:00+02:00","Dt00":"2030-06-20T23:55:00+02:00","Du00":5400,"Ss01":"100000",
          "Ms01":["100000","107919"],
          "Im01":["https://a.example/x.png#1"],"Fi01":[{"name":"a.txt","size":3,"type":"file","url":"/workspace/1/a.txt"}],
          "Co01":["a@auth.local"],"Ra01":"many","Ge00":{"lng":13.4,"lat":52.5},
          "Si01":{"username":"a@auth.local","sign_image_url":"/workspace/1/s.png","sign_time":"2024-06-05T11:22:33+02:00"},
          "Li01":[{"row_id":"abc","display_value":1.1}],"Fo06":3,"_ctime":"2021-02-09T12:23:17.761+00:00"}]
        """;

    [Fact]
    public async Task Assigning_what_a_row_has_is_no_change()
    {
        var row = await ReadAsync();

        row.Text = "A" + "BC";
        row.Number = 4.5;
        row.Euro = 10.250m;
        row.Checkbox = true;
        row.DateISO = new DateOnly(2030, 6, 20);
        row.TimeISO = new DateTimeOffset(2030, 6, 20, 21, 55, 59, TimeSpan.Zero);
        row.DurationMinutes = TimeSpan.FromMinutes(90);
        row.Select = EverythingSelect.FromName("option-1");
        row.Multiple = [.. row.Multiple];
        row.Images = [new Uri("https://a.example/x.png#1")];
        row.Files = [new FileAttachment("a.txt", 3, new Uri("/workspace/1/a.txt", UriKind.Relative))];
        row.People = ["a@auth.local"];
        row.PlaceCoordinates = Geolocation.At(52.5, 13.4);
        row.Signature = row.Signature! with { };

        Assert.False(row.IsChanged);
        Assert.Empty(row.ChangedColumns);
    }

    [Fact]
    public async Task Every_other_value_is_a_change_and_can_be_taken_back()
    {
        var row = await ReadAsync();
        var (images, files, signature) = (row.Images, row.Files, row.Signature);

        row.Text = "abc";
        row.Number = null;
        row.Euro = 10.26m;
        row.Checkbox = false;
        row.DateISO = null;
        row.TimeISO = row.TimeISO!.Value.AddMinutes(1);
        row.DurationMinutes = TimeSpan.FromMinutes(91);
        row.Select = null;
        row.Multiple = [.. row.Multiple.Reverse()];
        row.Images = [new Uri("https://a.example/x.png#2")];
        row.Files = [row.Files[0] with { Url = new Uri("/workspace/1/b.txt", UriKind.Relative) }];
        row.People = [];
        row.PlaceCoordinates = Geolocation.At(52.5, 13.5);
        row.Signature = row.Signature! with { SignedAt = null };

        string[] changed =
        [
            "Text", "Number", "Euro", "Checkbox", "DateISO", "TimeISO", "DurationMinutes", "Select", "Multiple", "Images",
            "Files", "People", "PlaceCoordinates", "Signature",
        ];
        Assert.Equal(changed.Order(), row.ChangedColumns.Order());
        row.RejectChanges();

        Assert.False(row.IsChanged);
        Assert.Equal(("ABC", 4.5, 10.25m, true), (row.Text, row.Number, row.Euro, row.Checkbox));
        Assert.Equal(new DateTimeOffset(2030, 6, 20, 23, 55, 0, TimeSpan.FromHours(2)), row.TimeISO);
        Assert.Equal(["option-1", "option-2"], row.Multiple.Select(option => option.Name));
        Assert.Equal((images, files, signature), (row.Images, row.Files, row.Signature));
    }

    [Fact]
    public async Task A_value_that_comes_back_to_what_it_was_is_no_change()
    {
        var row = await ReadAsync();

        row.Text = "x";
        row.Text = "y";
        row.People = [];
        row.Text = "ABC";
        row.People = ["a@auth.local"];

        Assert.False(row.IsChanged);
    }

    [Fact]
    public async Task An_empty_text_is_no_change_of_no_text()
    {
        var row = Assert.Single(await Types.ReadAsync("""[{"_id":"r","0000":null}]"""));

        row.Text = "";

        Assert.False(row.IsChanged);
    }

    [Fact]
    public async Task A_cell_that_did_not_fit_counts_as_changed_by_every_assignment()
    {
        var row = await ReadAsync();

        row.Rating = null;

        Assert.Equal(["Rating"], row.ChangedColumns);
    }

    [Fact]
    public async Task A_column_that_was_not_read_counts_as_changed_by_every_assignment()
    {
        var row = Assert.Single(await Types.ReadAsync("""[{"_id":"r","0000":"x"}]"""));

        row.Text = "x";
        row.Email = null;

        Assert.Equal(["Email"], row.ChangedColumns);
    }

    [Fact]
    public void Of_a_row_that_was_not_read_every_assignment_counts()
    {
        var row = new EverythingRow { RowId = "Qt8xIBbHSlGQsHhwYPZQhg", Email = null, Checkbox = false, People = [] };

        Assert.Equal(["Email", "Checkbox", "People"], row.ChangedColumns);
        row.RejectChanges();
        Assert.False(row.IsChanged);
    }

    [Fact]
    public async Task A_row_made_for_a_test_counts_as_read()
    {
        var row = SeaTableModelFactory.Row(new EverythingRow { RowId = "r", Text = "x" });

        row.Text = "x";
        row.Email = null;

        Assert.False(row.IsChanged);
        row.Text = "y";
        row.RejectChanges();
        Assert.Equal("x", row.Text);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_row_of_the_base_is_updated_by_what_is_new_to_it_alone()
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36, Email = "a@example.org" })).RowId;
        var row = (await crm.Contacts.GetAsync(id))!;
        crm.Wire.Clear();

        (row.Name, row.Age, row.Email) = ("Ada", 36, "a@example.org");
        await crm.Contacts.UpdateAsync(row);
        Assert.Empty(crm.Wire.Calls);
        (row.Name, row.Age) = ("Ada", 37);
        await crm.Contacts.UpdateAsync(row);

        Assert.Contains("""{"Age":37}""", Assert.Single(crm.Wire.Writes).Body, StringComparison.Ordinal);
        Assert.False(row.IsChanged);
    }

    [Fact]
    public async Task A_stored_row_knows_what_was_stored()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 });

        (row.Name, row.Age) = ("Ada", 37);
        Assert.Equal(["Age"], row.ChangedColumns);
        row.RejectChanges();
        Assert.Equal(36, row.Age);
        row.Age = 38;
        await crm.Contacts.UpdateAsync(row);
        row.Age = 38;

        Assert.False(row.IsChanged);
    }

    [Fact]
    public async Task A_failed_update_leaves_the_changes_and_the_values_as_read()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 });
        row = (await crm.Contacts.GetAsync(row.RowId))!;
        row.Age = 37;
        crm.Wire.Before = _ => throw new HttpRequestException("down");
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpdateAsync(row));

        Assert.Equal(["Age"], row.ChangedColumns);
        row.RejectChanges();
        Assert.Equal((36, false), (row.Age, row.IsChanged));

        // What the server holds now is not known, so that the value as read has to be written.
        row.Age = 36;
        Assert.Equal(["Age"], row.ChangedColumns);
    }

    [Fact]
    public async Task A_clone_is_added_with_all_values()
    {
        await using var crm = await Crm.StartAsync();
        var first = await crm.Contacts.AddAsync(new ContactsRow
        {
            Name = "Ada", Age = 36, Tags = [ContactsTags.Vip], Newsletter = true, Notes = null,
        });
        var row = (await crm.Contacts.GetAsync(first.RowId))!;

        var clone = row.Clone();
        Assert.Equal(("", false, true), (clone.RowId, row.IsChanged, clone.IsChanged));
        Assert.Equal(["Name", "Age", "Tags", "Newsletter"], clone.ChangedColumns);
        Assert.Null(clone.CustomerNumber);
        clone.Name = "Augusta";
        await crm.Contacts.AddAsync(clone);

        var stored = (await crm.Contacts.GetAsync(clone.RowId))!;
        Assert.NotEqual(row.RowId, stored.RowId);
        Assert.Equal(("Augusta", 36, true), (stored.Name, stored.Age, stored.Newsletter));
        Assert.Equal([ContactsTags.Vip], stored.Tags);
        Assert.Equal("Ada", row.Name);
    }

    [Fact]
    public async Task A_clone_has_what_was_emptied_as_well()
    {
        var row = await ReadAsync();
        row.Text = null;

        Assert.Contains("Text", ((EverythingRow)((SeaTableRow)row).Clone()).ChangedColumns);
        Assert.DoesNotContain("Email", new EverythingRow().Clone().ChangedColumns);
    }

    [Fact]
    public async Task A_row_is_updated_under_an_id_that_was_found()
    {
        await using var crm = await Crm.StartAsync();
        var there = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36, Email = "a@example.org" });
        var wanted = new ContactsRow { Age = 37, Email = null };

        var update = wanted.WithRowId(there.RowId);
        await crm.Contacts.UpdateAsync(update);

        var stored = (await crm.Contacts.GetAsync(there.RowId))!;
        Assert.Equal(("Ada", 37, null), (stored.Name, stored.Age, stored.Email));
        Assert.Equal(("", 2, 0), (wanted.RowId, wanted.ChangedColumns.Count, update.ChangedColumns.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a b")]
    public void Nothing_but_an_id_is_taken_for_one(string id) =>
        Assert.Throws<SeaTableRowException>(() => new ContactsRow().WithRowId(id));

    [Fact]
    public async Task A_long_id_is_cut_in_messages_and_bad_ids_are_not_sent()
    {
        await using var crm = await Crm.StartAsync();
        var id = new string('x', 100_000);

        foreach (var call in new Func<Task>[]
        {
            () => crm.Contacts.UpdateAsync(new ContactsRow { RowId = id, Age = 1 }),
            () => crm.Contacts.UpdateAsync(new ContactsRow { RowId = "../rows", Age = 1 }),
            () => crm.Contacts.GetAsync(id),
            () => crm.Contacts.DeleteAsync(id),
        })
        {
            var error = await Assert.ThrowsAsync<SeaTableRowException>(call);
            Assert.InRange(error.Message.Length, 20, 250);
        }

        Assert.Empty(crm.Wire.Calls);
    }

    private static async Task<EverythingRow> ReadAsync() => Assert.Single(await Types.ReadAsync(Cells));

    [Fact]
    public void Of_a_column_that_was_not_asked_for_nobody_knows_what_the_server_holds()
    {
        var changes = new RowChanges();
        changes.Add(0);
        changes.SetStored(System.Text.Json.JsonElement.Parse("{}"));
        changes.Add(1);

        Assert.Equal(System.Text.Json.JsonValueKind.Null, changes.FindStored(0, "asked for")!.Value.ValueKind);
        Assert.Null(changes.FindStored(1, "assigned afterwards"));
    }
}
