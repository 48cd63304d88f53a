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

    private static void Rename(Crm crm, string option, string name, string column = "Status") =>
        crm.Emulator.RenameOption("Contacts", column, option, name);
}
