using SeaTable.Client.Tests.Storm;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>
/// Options are written by name, so that the name of one may mean another, or none and make a new one, at the moment of the write.
/// </summary>
public class OptionProofTests
{
    private const string Contacts = "k7Qd";

    [Theory]
    [InlineData("Lead")]
    [InlineData("away")]
    public async Task An_option_that_a_repetition_stored_by_mistake_is_not_taken_for_a_colleagues_change(string atRepetition)
    {
        await using var crm = await Crm.StartAsync();
        using var raw = await StormBase.OpenAsync(crm.Emulator);
        var ids = (await raw.OptionsAsync(Contacts, StormRow.Column.Status))
            .ToDictionary(option => option.Value, option => option.Key);
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lost });

        // The first time the column has another name, so that the option is dropped, and the options have swapped their names.
        crm.Emulator.Faults.Next(
            Fault.RunBefore(() =>
            {
                Rename(crm, "Lead", "between");
                Rename(crm, "Customer", "Lead");
                Rename(crm, "between", "Customer");
                crm.Emulator.RenameColumn("Contacts", "Status", "State");
            }),
            HttpMethod.Put, "rows");

        // The second time they have swapped them back, or the name is nobody's.
        crm.Emulator.Faults.Next(
            Fault.RunBefore(() =>
            {
                Rename(crm, "Lead", "between", "State");
                Rename(crm, "Customer", atRepetition, "State");
                Rename(crm, "between", "Customer", "State");
            }),
            HttpMethod.Put, "rows");

        var failure = await Record.ExceptionAsync(
            () => crm.Contacts.UpdateAsync(new ContactsRow { RowId = row.RowId, Status = ContactsStatus.Customer }));

        // A new option that nobody wanted is told of.
        Assert.Equal(atRepetition == "away", failure is SeaTableUnprovenWriteException);
        Assert.Equal(ids["Customer"], (await raw.RowsAsync(Contacts))[0][StormRow.Column.Status]);
        Assert.Equal(0, crm.Emulator.Faults.Pending);
    }

    [Fact]
    public async Task One_of_several_options_that_was_deleted_meanwhile_is_told_of_its_rows_alone()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Client.GetMetadataAsync();
        crm.Emulator.DeleteOption("Contacts", "Tags", "Vip");
        var rows = Enumerable.Range(0, 20).Select(number => new ContactsRow
        {
            Name = "N" + number, Tags = number % 2 == 0 ? [ContactsTags.Vip, ContactsTags.Reference] : [ContactsTags.Reference],
        }).ToList();

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Equal("Tags", error.Column);
        Assert.Equal(rows.Where(row => row.Tags.Count == 2), error.Outcome!.Unknown);
        Assert.Equal(rows.Where(row => row.Tags.Count == 1), error.Outcome!.Stored);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("add a range")]
    [InlineData("update")]
    [InlineData("update by a name")]
    [InlineData("update if unchanged")]
    [InlineData("update by a condition")]
    [InlineData("upsert")]
    public async Task An_option_that_was_deleted_meanwhile_is_a_schema_error_and_the_new_one_is_told(string kind)
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lost })).RowId;
        var row = (await crm.Contacts.GetAsync(id))!;
        await crm.Base.Client.GetMetadataAsync();
        crm.Emulator.DeleteOption("Contacts", "Status", "Lead");

        var lead = ContactsStatus.Lead;
        row.Status = kind == "update by a name" ? ContactsStatus.FromName("Lead") : lead;
        Func<Task> write = kind switch
        {
            "add" => () => crm.Contacts.AddAsync(new ContactsRow { Name = "Bob", Status = lead }),
            "add a range" => () => crm.Contacts.AddRangeAsync(
                [new ContactsRow { Name = "Bob" }, new ContactsRow { Name = "Cem", Status = lead }]),
            "update if unchanged" => () => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged),
            "update by a condition" => () => crm.Contacts.UpdateWhereAsync(
                c => c.Status == ContactsStatus.Lost, c => c.Status.Set(lead)),
            "upsert" => () => crm.Contacts.UpsertRangeAsync([new ContactsRow { Name = "Ada", Status = lead }], c => c.Name),
            _ => () => crm.Contacts.UpdateAsync(row),
        };
        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(write);

        Assert.Equal(("Contacts", "Status", false), (error.Table, error.Column, error.NotApplied));
        Assert.Contains("Option 'Lead' (id 29982)", error.Message, StringComparison.Ordinal);
        Assert.Contains("was deleted in the base", error.Message, StringComparison.Ordinal);
        var made = (await crm.Client(_ => { }).Client.GetMetadataAsync()).Tables.Single(table => table.Name == "Contacts")
            .Columns.Single(column => column.Name == "Status").Options.Single(option => option.Name == "Lead");
        Assert.Contains($"(id {made.Id})", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Outcome!.Unknown.Count + error.Outcome.UnknownRowIds.Count);
        Assert.Empty(error.Outcome.NotStored);
        Assert.Equal(kind == "add a range" ? 1 : 0, error.Outcome.Stored.Count);
    }

    private static void Rename(Crm crm, string option, string name, string column = "Status") =>
        crm.Emulator.RenameOption("Contacts", column, option, name);
}
