using SeaTable;
using Spectre.Console;

namespace Quickstart;

/// <summary>
/// Adds, updates and deletes rows. Columns that the server computes have no setter, so a wrong write does not compile.
/// </summary>
internal static class Writing
{
    internal static async Task ShowAsync(CrmBase crm)
    {
        Steps.Title("Add");
        var ada = await crm.Contacts.AddAsync(new ContactsRow
        {
            Name = "Ada Lovelace",
            Email = "ada@analytical.example",
            Age = 36,
            Birthday = new DateOnly(1815, 12, 10),
            Status = ContactsStatus.Lead,
            Tags = [ContactsTags.Vip, ContactsTags.Newsletter],
            Newsletter = true,
            LastContacted = new DateTimeOffset(2026, 11, 20, 16, 30, 0, TimeSpan.Zero),
            Rating = 5,
        });
        Steps.Done($"one contact; the server gave it the id {ada.RowId}");

        List<ContactsRow> others =
        [
            new() { Name = "Charles Babbage", Age = 79, Status = ContactsStatus.Customer, Rating = 4 },
            new() { Name = "Mary Somerville", Age = 91, Status = ContactsStatus.Customer, Tags = [ContactsTags.Reference],
                Rating = 5 },
            new() { Name = "Nobody", Status = ContactsStatus.Lost },
        ];
        await crm.Contacts.AddRangeAsync(others);
        Steps.Done($"{others.Count} more in one call");

        await crm.Deals.AddRangeAsync(
        [
            new() { Title = "Difference engine", Stage = DealsStage.ClosedLost, Amount = 17_000m, Probability = 0,
                CloseDate = new DateOnly(1842, 11, 3), Effort = TimeSpan.FromHours(2400) },
            new() { Title = "Analytical engine", Stage = DealsStage.Negotiation, Amount = 35_000.50m, Probability = 0.4,
                Priority = 3, Effort = new TimeSpan(37, 30, 0) },
        ]);
        Steps.Done("two deals");

        var society = await crm.Companies.AddAsync(new CompaniesRow
        {
            Name = "Analytical Society",
            Website = "https://analytical.example",
            Country = Geolocation.InCountry("United Kingdom"),
        });
        await crm.Contacts.Links.Company.AddRangeAsync([(ada, society), (others[0], society)]);
        Steps.Done("a company, linked with two of the contacts in one call");

        Steps.Title("Update");
        ada.Email = null;
        ada.Age = 37;
        await crm.Contacts.UpdateAsync(ada);
        Steps.Done("Ada's e-mail and age, and nothing else of her row");

        foreach (var row in others)
            row.Newsletter = true;
        await crm.Contacts.UpdateRangeAsync(others);
        Steps.Done($"{others.Count} rows in one call");

        Steps.Title("Delete");
        await crm.Contacts.DeleteAsync(others[^1].RowId);
        Steps.Done("Nobody");
        AnsiConsole.WriteLine();
    }
}
