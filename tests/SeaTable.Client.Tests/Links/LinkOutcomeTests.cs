using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>What is told of links that were not made, or not known to be made.</summary>
public class LinkOutcomeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_link_that_a_repeated_request_has_made_is_not_told_as_not_made(int callers)
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, callers).Select(i => new ContactsRow { Name = "Contact " + i }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        crm.Emulator.Faults.Next(callers + 1, Fault.DuplicatedWrite, HttpMethod.Post, "links/");
        using var unread = crm.Emulator.Faults.Always(Fault.HtmlPage(HttpStatusCode.NotFound), path: "query-links/");

        var failures = await Task.WhenAll(contacts.Select(
            contact => Record.ExceptionAsync(() => crm.Contacts.Links.Company.AddAsync(contact, acme))));

        Assert.Equal(callers, (await crm.Base.Companies.GetAsync(acme.RowId))!.Contacts.Count);
        Assert.All(failures, failure => Assert.False(failure is SeaTableException { NotApplied: true }, failure?.Message));
    }

    [Fact]
    public async Task A_cancellation_after_a_repeated_request_has_made_the_link_does_not_say_that_nothing_was_sent()
    {
        await using var crm = await Crm.StartAsync();
        var (ada, acme) = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
            await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));
        using var cancelled = new CancellationTokenSource();
        crm.Emulator.Faults.Next(Fault.DuplicatedWrite, HttpMethod.Post, "links/");
        crm.Wire.Before = call => crm.Wire.Count("POST", "/links/") == 1 && call.Path.Contains("query", StringComparison.Ordinal)
            ? cancelled.CancelAsync() : Task.CompletedTask;

        await Assert.ThrowsAsync<SeaTableCanceledException>(
            () => crm.Contacts.Links.Company.AddAsync(ada, acme, cancelled.Token));

        Assert.Single((await crm.Base.Companies.GetAsync(acme.RowId))!.Contacts);
    }

    [Fact]
    public async Task A_missing_row_in_a_later_call_does_not_say_that_no_link_was_made()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, 1001).Select(i => new ContactsRow { Phone = $"{i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        await crm.Contacts.DeleteAsync(contacts[1000]);

        var error = await Assert.ThrowsAsync<SeaTableRowNotFoundException>(
            () => crm.Contacts.Links.Company.AddRangeAsync(contacts.Select(contact => (contact, acme))));

        Assert.Equal(1000, (await crm.Base.Companies.Links.Contacts.LoadAsync(acme)).Count);
        Assert.False(error.NotApplied);
    }
}
