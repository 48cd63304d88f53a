using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>The server drops values under a name it does not know, with status 200. None of it may reach the user.</summary>
public class RenameTests
{
    [Fact]
    public async Task Values_written_after_a_column_was_renamed_arrive()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Email = "ada@example.org" });

        crm.Emulator.RenameColumn("Contacts", "Email", "E-mail address");
        ada.Email = "countess@example.org";
        await crm.Contacts.UpdateAsync(ada);
        var grace = await crm.Contacts.AddAsync(new ContactsRow { Name = "Grace", Email = "grace@example.org" });
        await crm.Contacts.AddRangeAsync([new() { Name = "Alan" }, new() { Name = "Edsger", Email = "edsger@example.org" }]);

        Assert.Equal("countess@example.org", (await crm.Contacts.GetAsync(ada.RowId))!.Email);
        Assert.Equal("grace@example.org", (await crm.Contacts.GetAsync(grace.RowId))!.Email);
        Assert.Equal("edsger@example.org", (await crm.Contacts.ToListAsync())[^1].Email);
    }

    [Fact]
    public async Task Values_arrive_although_the_column_is_renamed_between_the_look_at_the_metadata_and_the_write()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 1500)
            .Select(i => new ContactsRow { Name = "Contact " + i, Phone = i % 2 == 0 ? null : "0" + i }).ToList();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        var renames = 0;
        crm.Wire.Before = call =>
        {
            // Twice: also while the values are sent again.
            if (call.IsWriteOfRows && renames < 2)
                crm.Emulator.RenameColumn("Contacts", renames == 0 ? "Phone" : "Phone 1", "Phone " + ++renames);

            return Task.CompletedTask;
        };

        await crm.Contacts.AddRangeAsync(rows);

        Assert.Equal(2, renames);
        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.All(rows.Where(row => row.Phone is not null), row => Assert.Equal(row.Phone, stored[row.RowId].Phone));
    }

    [Fact]
    public async Task A_single_added_row_survives_a_rename_in_the_middle()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Wire.Before = call =>
        {
            if (call.IsWriteOfRows && call.Method == "POST")
                crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");

            return Task.CompletedTask;
        };

        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "0815" });

        Assert.Equal("0815", (await crm.Contacts.GetAsync(row.RowId))!.Phone);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_stored_before_a_call_that_fails_have_their_values_under_the_new_name(bool areUpdated)
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 1500).Select(i => new ContactsRow { Name = "Contact " + i, Phone = "0" + i }).ToList();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        if (areUpdated)
        {
            await crm.Contacts.AddRangeAsync(rows);
            rows.ForEach(row => row.Phone = "1" + row.Phone);
        }

        crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");
        FailSecondWrite(crm);

        var error = await Assert.ThrowsAsync<SeaTableApiException>(
            () => areUpdated ? crm.Contacts.UpdateRangeAsync(rows) : crm.Contacts.AddRangeAsync(rows));

        Assert.Equal(HttpStatusCode.TooManyRequests, error.StatusCode);
        Assert.Contains("(those before are done)", error.Message, StringComparison.Ordinal);
        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.All(rows.Take(1000), row => Assert.Equal(row.Phone, stored[row.RowId].Phone));
    }

    [Fact]
    public async Task Rows_stored_before_a_call_that_fails_are_told_when_they_can_not_be_proven()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 1500).Select(i => new ContactsRow { Name = i == 0 ? null : "Contact " + i }).ToList();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        FailSecondWrite(crm);
        crm.Wire.Before = call => call.IsSql ? throw new HttpRequestException("gone") : Task.CompletedTask;

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Contains("rows 1001 to 1500 of 1500", error.Message, StringComparison.Ordinal);
        Assert.Contains("The 1000 rows are stored", error.Message, StringComparison.Ordinal);
        Assert.IsType<SeaTableApiException>(error.InnerException);
    }

    [Fact]
    public async Task Without_verification_a_rename_is_noticed_after_one_metadata_lifetime()
    {
        var time = new ManualTime();
        await using var crm = await Crm.StartAsync(options =>
        {
            options.VerifyWrites = false;
            options.TimeProvider = time;
            options.MetadataLifetime = TimeSpan.FromMinutes(1);
        });
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Emulator.RenameColumn("Contacts", "Email", "E-mail address");

        time.Advance(TimeSpan.FromMinutes(1));
        ada.Email = "ada@example.org";
        await crm.Contacts.UpdateAsync(ada);

        Assert.Equal("ada@example.org", (await crm.Contacts.GetAsync(ada.RowId))!.Email);
    }

    [Fact]
    public async Task A_renamed_table_is_read_and_written_as_before()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.RenameTable("Contacts", "People");

        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        Assert.Equal("Ada", Assert.Single(await crm.Contacts.ToListAsync()).Name);
    }

    [Fact]
    public async Task A_renamed_option_is_written_by_its_new_name_and_creates_nothing()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.RenameOption("Contacts", "Status", "Customer", "Client");

        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Customer });

        Assert.Equal(ContactsStatus.Customer, (await crm.Contacts.GetAsync(ada.RowId))!.Status);
        Assert.Equal(["Lead", "Client", "Lost", "Do not contact"], await StatusOptionsAsync(crm));
    }

    [Fact]
    public async Task An_option_renamed_in_the_middle_gets_the_value_and_what_the_old_name_created_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead });
        crm.Emulator.RenameOption("Contacts", "Status", "Customer", "Client");

        ada.Status = ContactsStatus.Customer;
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateAsync(ada));

        Assert.Contains("new option 'Customer'", error.Message, StringComparison.Ordinal);
        Assert.Equal(ContactsStatus.Customer, (await crm.Contacts.GetAsync(ada.RowId))!.Status);
        await crm.Contacts.UpdateAsync(ada);
        Assert.Equal(["Lead", "Client", "Lost", "Do not contact", "Customer"], await StatusOptionsAsync(crm));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_option_renamed_in_the_middle_of_adding_rows_gets_its_values_though_the_first_row_has_another_one(
        bool firstIsEmpty)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Emulator.RenameOption("Contacts", "Status", "Customer", "Client");
        crm.Emulator.RenameOption("Contacts", "Tags", "Reference", "Referee");
        List<ContactsRow> rows =
        [
            firstIsEmpty ? new() { Status = null, Tags = [] } : new() { Status = ContactsStatus.Lead, Tags = [ContactsTags.Vip] },
            new() { Status = ContactsStatus.Customer, Tags = [ContactsTags.Vip, ContactsTags.Reference] },
        ];

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Contains("new option 'Customer'", error.Message, StringComparison.Ordinal);
        Assert.Contains("new option 'Reference'", error.Message, StringComparison.Ordinal);
        var read = (await crm.Contacts.GetAsync(rows[1].RowId))!;
        Assert.Equal(ContactsStatus.Customer, read.Status);
        Assert.Equal([ContactsTags.Vip, ContactsTags.Reference], read.Tags);
    }

    [Fact]
    public async Task Rows_with_the_same_options_as_the_first_one_are_proven_by_the_answer()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Wire.Clear();

        await crm.Contacts.AddRangeAsync(
        [
            new() { Status = ContactsStatus.Lead, Tags = [ContactsTags.Vip, ContactsTags.Reference] },
            new() { Status = ContactsStatus.Lead, Tags = [ContactsTags.Reference, ContactsTags.Vip] },
        ]);

        Assert.Single(crm.Wire.Calls);
    }

    [Fact]
    public async Task Columns_that_swap_their_names_keep_their_values_apart()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        Swap(crm, "Phone", "Notes");

        var single = await crm.Contacts.AddAsync(new ContactsRow { Phone = "0815", Notes = "a note" });
        Swap(crm, "Phone", "Notes");
        List<ContactsRow> rows = [new() { Phone = "1", Notes = "one" }, new() { Phone = "2", Notes = "two" }];
        await crm.Contacts.AddRangeAsync(rows);

        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.All(rows.Append(single),
            row => Assert.Equal((row.Phone, row.Notes), (stored[row.RowId].Phone, stored[row.RowId].Notes)));
    }

    [Fact]
    public async Task A_column_that_took_over_a_name_and_got_foreign_values_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "0815", Notes = "a note" });
        Swap(crm, "Phone", "Notes");

        ada.Phone = "0816";
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateAsync(ada));

        Assert.Contains("another column (key Nt1s) took its name", error.Message, StringComparison.Ordinal);
        Assert.Equal("0816", (await crm.Contacts.GetAsync(ada.RowId))!.Phone);
    }

    [Fact]
    public async Task Rows_of_which_every_name_was_outdated_are_added_all_the_same()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");
        List<ContactsRow> rows = [new() { Phone = "1" }, new() { Name = "two", Phone = "2" }, new() { Phone = "3" },
            new() { Name = "four" }];

        await crm.Contacts.AddRangeAsync(rows);
        var alone = await crm.Contacts.AddAsync(new ContactsRow { Phone = "5" });

        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.Equal(6, stored.Count);
        Assert.All(rows.Append(alone),
            row => Assert.Equal((row.Name, row.Phone), (stored[row.RowId].Name, stored[row.RowId].Phone)));
    }

    private static void FailSecondWrite(Crm crm)
    {
        var writes = 0;
        crm.Wire.After = (call, answer) => call.IsWriteOfRows && ++writes == 2
            ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) : answer;
    }

    private static void Swap(Crm crm, string one, string other)
    {
        crm.Emulator.RenameColumn("Contacts", one, "in between");
        crm.Emulator.RenameColumn("Contacts", other, one);
        crm.Emulator.RenameColumn("Contacts", "in between", other);
    }

    private static async Task<IEnumerable<string>> StatusOptionsAsync(Crm crm)
    {
        var metadata = await crm.Client(_ => { }).Client.GetMetadataAsync();
        return metadata.FindTable("k7Qd")!.FindColumn("St8s")!.Options.Select(option => option.Name);
    }
}
