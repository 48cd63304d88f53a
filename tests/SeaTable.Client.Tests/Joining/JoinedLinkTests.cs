using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Joining;

/// <summary>Callers who make links at the same time share calls.</summary>
public sealed class JoinedLinkTests
{
    [Fact]
    public async Task Links_of_a_hundred_callers_are_made_and_taken_away_in_one_call_and_those_that_are_there_stay()
    {
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.FromMinutes(1));
        var (acme, rows) = await AddRowsAsync(crm);
        var links = crm.Contacts.Links.Company;

        Assert.All(await MeetAsync(crm, rows[..60], row => links.AddAsync(row, acme)), Assert.Null);
        Assert.Equal(1, crm.Wire.Count("POST", "/links/"));

        Assert.All(await MeetAsync(crm, rows[50..], row => links.AddAsync(row, acme)), Assert.Null);
        Assert.Equal((2, 1), (crm.Wire.Count("POST", "/links/"), crm.Wire.Count("POST", "/query-links/")));
        Assert.Equal(rows.Count, (await crm.Base.Companies.Links.Contacts.LoadAsync(acme)).Count);

        Assert.All(await MeetAsync(crm, rows, row => links.RemoveAsync(row, acme)), Assert.Null);
        Assert.Equal(1, crm.Wire.Count("DELETE", "/links/"));
        Assert.Empty(await crm.Base.Companies.Links.Contacts.LoadAsync(acme));
    }

    [Fact]
    public async Task A_link_of_a_row_that_is_gone_fails_its_caller_only()
    {
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.FromMinutes(1));
        var (acme, rows) = await AddRowsAsync(crm);
        await crm.Contacts.DeleteAsync(rows[33]);

        var failures = await MeetAsync(crm, rows, row => crm.Contacts.Links.Company.AddAsync(row, acme));

        Assert.Equal([33], Enumerable.Range(0, rows.Count).Where(number => failures[number] is not null));
        var failure = Assert.IsType<SeaTableRowNotFoundException>(failures[33]);
        Assert.Contains(rows[33].RowId, failure.Message, StringComparison.Ordinal);
        Assert.Equal(rows.Count - 1, (await crm.Base.Companies.Links.Contacts.LoadAsync(acme)).Count);
    }

    /// <summary>
    /// The network repeats the shared call, the links can't be looked up, and what each caller sends of its own is refused.
    /// </summary>
    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_refusal_of_a_callers_own_call_says_nothing_of_the_shared_call_before(HttpStatusCode refusal)
    {
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.FromMinutes(1));
        var (acme, rows) = await AddRowsAsync(crm);
        crm.Emulator.Faults.Next(Fault.RunBefore(() => { }), HttpMethod.Post, "links/"); // That of who comes first.
        crm.Emulator.Faults.Next(Fault.DuplicatedWrite, HttpMethod.Post, "links/");
        crm.Emulator.Faults.Next(
            rows.Count, refusal == HttpStatusCode.NotFound ? Fault.HtmlPage(refusal) : Fault.TooManyRequests(TimeSpan.Zero),
            HttpMethod.Post, "links/");
        crm.Emulator.Faults.Next(Fault.HtmlPage(HttpStatusCode.NotFound), path: "query-links/");

        var failures = await MeetAsync(crm, rows, row => crm.Contacts.Links.Company.AddAsync(row, acme));

        Assert.Equal(rows.Count, (await crm.Base.Companies.Links.Contacts.LoadAsync(acme)).Count);
        Assert.All(failures, failure => Assert.False(
            Assert.IsAssignableFrom<SeaTableApiException>(failure).NotApplied, failure!.Message));
    }

    /// <summary>Who cancels before its own call is sent may have been linked by the shared one.</summary>
    [Fact]
    public async Task A_cancellation_before_a_callers_own_call_says_nothing_of_the_shared_call_before()
    {
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.FromMinutes(1));
        var (acme, rows) = await AddRowsAsync(crm);
        using var cancelled = new CancellationTokenSource();
        crm.Emulator.Faults.Next(Fault.RunBefore(() => { }), HttpMethod.Post, "links/"); // That of who comes first.
        crm.Emulator.Faults.Next(Fault.DuplicatedWrite, HttpMethod.Post, "links/");
        crm.Emulator.Faults.Next(rows.Count, Fault.HtmlPage(HttpStatusCode.NotFound), HttpMethod.Post, "links/");
        crm.Emulator.Faults.Next(Fault.HtmlPage(HttpStatusCode.NotFound), path: "query-links/");
        crm.Wire.After = (call, answer) =>
        {
            if (call.Path.Contains("query-links", StringComparison.Ordinal))
            {
                crm.Wire.Before = own => own.Path.EndsWith("/links/", StringComparison.Ordinal)
                    ? cancelled.CancelAsync() : Task.CompletedTask;
            }

            return answer;
        };

        var failures = await MeetAsync(crm, rows, row => crm.Contacts.Links.Company.AddAsync(row, acme, cancelled.Token));

        Assert.All(failures, failure => Assert.True(
            failure is SeaTableCanceledException or SeaTableException { NotApplied: false }, failure?.ToString()));
    }

    private static async Task<(CompaniesRow Acme, List<ContactsRow> Rows)> AddRowsAsync(Crm crm)
    {
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        List<ContactsRow> rows = [.. Enumerable.Range(0, 100).Select(number => new ContactsRow { Name = "N" + number })];
        await crm.Contacts.AddRangeAsync(rows);
        return (acme, rows);
    }

    /// <summary>Lets callers come while the first of them is under way, and does not count its calls.</summary>
    private static async Task<List<Exception?>> MeetAsync(Crm crm, List<ContactsRow> rows, Func<ContactsRow, Task> link)
    {
        var host = await crm.Contacts.AddAsync(new ContactsRow { Name = "host" });
        var (isThere, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        crm.Wire.Before = _ => isThere.TrySetResult() ? goOn.Task : Task.CompletedTask;
        var first = link(host);
        await isThere.Task;
        crm.Wire.Before = null;
        var all = rows.ConvertAll(row => Record.ExceptionAsync(() => link(row)));
        crm.Wire.Clear();
        goOn.SetResult();
        await first;
        var failures = await Task.WhenAll(all);
        await crm.Client(_ => { }).Contacts.DeleteAsync(host);
        return [.. failures];
    }
}
