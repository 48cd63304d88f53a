using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>The tasks that write.</summary>
public sealed partial class ThirtyTasksTests
{
    private sealed class Reports : IProgress<SeaTableProgress>
    {
        internal List<long> Rows { get; } = [];

        public void Report(SeaTableProgress value) => Rows.Add(value.Rows);
    }

    [Fact]
    public async Task Upsert_by_email()
    {
        var result = await Base.Contacts.UpsertRangeAsync(
            [new() { Email = "ada@example.org", Age = 37 }, new() { Email = "new@example.org", Age = 1 }], c => c.Email);

        AssertCalls(4);
        Assert.Equal((1, 1), (result.Added.Count, result.Updated.Count));
    }

    [Fact]
    public async Task Set_links_by_name()
    {
        var acme = await Base.Companies.Where(c => c.Name == "Acme").SingleAsync();
        await Base.Contacts.Links.Company.AddAsync(await SeededAsync("Bob"), acme);

        AssertCalls(2);
        Assert.Equal("Acme", (await SeededAsync("Bob")).Company.Single().DisplayValue);
    }

    [Fact]
    public async Task Copy_a_row_with_its_links()
    {
        var ada = await Base.Contacts.Where(c => c.Name == "Ada").SingleAsync();
        var copy = ada.Clone();
        copy.Name = "Ada II";
        await Base.Contacts.AddAsync(copy);
        await Base.Contacts.Links.Company.AddRangeAsync(
            ada.Company.Select(link => (copy, new CompaniesRow { RowId = link.RowId })));

        AssertCalls(4);
        var stored = await SeededAsync("Ada II");
        Assert.Equal(("ada@example.org", "Acme"), (stored.Email, stored.Company.Single().DisplayValue));
    }

    [Fact]
    public async Task Import_twenty_thousand_rows_with_progress()
    {
        var reports = new Reports();
        var added = await Base.Contacts.AddRangeAsync(ReadAsync(), reports);

        _crm.Emulator.AssertCalls(EmulatorOperation.AppendRows, 20);
        Assert.Equal((20_000, 20_000), (added, reports.Rows[^1]));

        static async IAsyncEnumerable<ContactsRow> ReadAsync()
        {
            for (var i = 0; i < 20_000; i++)
            {
                yield return new ContactsRow { Name = $"Person {i}", Age = i % 100 };
                if (i % 1000 == 0)
                    await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Update_a_row_of_which_only_the_id_is_known()
    {
        var id = (await SeededAsync("Ada")).RowId;
        await Base.Contacts.UpdateAsync(id, new ContactsRow { Age = 37, Email = null });

        AssertCalls(2);
        var stored = await SeededAsync("Ada");
        Assert.Equal((37, null, "Ada"), (stored.Age, stored.Email, stored.Name));
        await Assert.ThrowsAsync<SeaTableRowException>(() => Base.Contacts.UpdateAsync("", new ContactsRow { Age = 1 }));
    }

    [Fact]
    public async Task Update_a_row_unless_somebody_else_did()
    {
        var ada = await Base.Contacts.Where(c => c.Name == "Ada").SingleAsync();
        ada.Age = 40;
        await Base.Contacts.UpdateAsync(ada, SeaTableUpdate.IfUnchanged);

        AssertCalls(5);
        Assert.Equal(40, (await SeededAsync("Ada")).Age);
    }

    [Fact]
    public async Task Make_everybody_a_year_older_by_reading_and_writing()
    {
        var contacts = await Base.Contacts.ToListAsync();
        foreach (var contact in contacts)
            contact.Age++;

        await Base.Contacts.UpdateRangeAsync(contacts);

        AssertCalls(3);
        Assert.Equal([37, 18, 37], await SeededAgesAsync());
    }

    [Fact]
    public async Task Make_everybody_a_year_older_whatever_colleagues_do()
    {
        var result = await Base.Contacts.UpdateWhereAsync(c => c.Age != null, row => row.Age++);

        AssertCalls(5); // One to read, and two for each of the two ages.
        Assert.Equal(3, result.Count);
        Assert.Equal([37, 18, 37], await SeededAgesAsync());
    }

    [Fact]
    public async Task Add_a_tag_to_many_rows()
    {
        await Base.Contacts.UpdateWhereAsync(
            c => c.Tags.Contains(ContactsTags.Vip), row => row.Tags = [.. row.Tags, ContactsTags.Reference]);

        AssertCalls(3);
        Assert.Equal([ContactsTags.Vip, ContactsTags.Reference], (await SeededAsync("Bob")).Tags);
    }

    [Fact]
    public async Task What_a_colleague_changes_meanwhile_is_kept_and_told()
    {
        var colleague = _crm.Client(_ => { });
        var isChanged = false;
        var conflict = await Assert.ThrowsAsync<SeaTableConflictException>(() => Base.Contacts.UpdateWhereAsync(
            c => c.Age != null,
            row =>
            {
                if (!isChanged && row.Name == "Ada")
                {
                    isChanged = true;
                    colleague.Contacts.UpdateAsync(row.RowId, new ContactsRow { Age = 99 }).GetAwaiter().GetResult();
                }

                row.Age++;
            }));

        Assert.Equal(99, ((ContactsRow)conflict.Current!).Age);
        Assert.Equal(37, ((ContactsRow)conflict.Conflicts.Single().Row).Age);
        Assert.Equal((2, 1, 0),
            (conflict.Outcome!.Stored.Count, conflict.Outcome.Unknown.Count, conflict.Outcome.NotStored.Count));
        Assert.Equal([99, 18, 37], await SeededAgesAsync());
    }

    [Fact]
    public async Task What_sql_can_not_write_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<SeaTableQueryException>(() => Base.Contacts.UpdateWhereAsync(
            c => SqlCondition.All(), row => row.Photo = [new Uri("https://a.example/x.png")]));
        await Assert.ThrowsAsync<SeaTableQueryException>(
            () => Base.Contacts.UpdateWhereAsync(c => !c.Age.In(), row => row.Age++));
        var none = await Base.Contacts.UpdateWhereAsync(c => SqlCondition.All(), row => row.Age += 0);

        Assert.Equal(0, none.Count);
        Assert.DoesNotContain(_crm.Wire.Statements, statement => statement.Contains("UPDATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_and_compare_a_row()
    {
        var ada = await Base.Contacts.Where(c => c.Name == "Ada").SingleAsync();
        var before = ada.Clone();
        ada.Age = 50;

        Assert.Equal(["Age"], ada.ChangedColumns);
        Assert.Contains(new SeaTableCellChange("Age", 36.0, 50.0), ada.ChangesFrom(before));
        ada.RejectChanges();
        Assert.Equal((36, false), (ada.Age, ada.IsChanged));
        AssertCalls(1);
    }

    [Fact]
    public async Task Update_a_thousand_rows_of_which_one_is_gone()
    {
        var rows = await _crm.Emulator.SeedAsync(
            () => Base.Contacts.AddRangeAsync(Enumerable.Range(0, 999).Select(i => new ContactsRow { Name = $"Person {i}" })));
        await _crm.Emulator.SeedAsync(() => Base.Contacts.DeleteAsync(rows[500].RowId));
        foreach (var row in rows)
            row.Age = 1;

        var gone = await Assert.ThrowsAsync<SeaTableRowNotFoundException>(() => Base.Contacts.UpdateRangeAsync(rows));
        await Base.Contacts.UpdateRangeAsync(gone.Outcome!.NotStored.OfType<ContactsRow>()
            .Where(row => !gone.RowIds.Contains(row.RowId)));

        Assert.Equal([rows[500].RowId], gone.RowIds);
        Assert.Equal(998, await Base.Contacts.Where(c => c.Age == 1).CountAsync());
    }

    private Task<ContactsRow> SeededAsync(string name) =>
        _crm.Emulator.SeedAsync(() => Base.Contacts.Where(c => c.Name == name).SingleAsync());

    private async Task<IEnumerable<double?>> SeededAgesAsync() =>
        await _crm.Emulator.SeedAsync(() => Base.Contacts.OrderBy(c => c.Name).Select(c => c.Age).ToListAsync());
}
