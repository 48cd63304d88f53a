using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SeaTable.Client.Tests;

public class ReadingTests
{
    [Fact]
    public async Task Every_value_written_is_read_back_as_it_was()
    {
        await using var crm = await Crm.StartAsync();
        var called = new DateTimeOffset(2026, 3, 29, 23, 55, 0, TimeSpan.FromHours(2));
        var ada = await crm.Contacts.AddAsync(new ContactsRow
        {
            Name = "Ada \"Countess\" Lovelace – 数学 🧮\n\\",
            Email = "ada@example.org",
            Phone = "",
            Age = 36.5,
            Birthday = new DateOnly(1815, 12, 10),
            Status = ContactsStatus.Lead,
            Tags = [ContactsTags.Vip, ContactsTags.Reference],
            Newsletter = true,
            LastContacted = called,
            Rating = 5,
            Notes = "**Analyst**\n\n- engines",
        });

        var read = (await crm.Contacts.GetAsync(ada.RowId))!;

        Assert.Equal(ada.Name, read.Name);
        Assert.Equal("ada@example.org", read.Email);
        Assert.True(string.IsNullOrEmpty(read.Phone));
        Assert.Equal(36.5, read.Age);
        Assert.Equal(new DateOnly(1815, 12, 10), read.Birthday);
        Assert.Equal(ContactsStatus.Lead, read.Status);
        Assert.Equal([ContactsTags.Vip, ContactsTags.Reference], read.Tags);
        Assert.True(read.Newsletter);
        Assert.Equal(called, read.LastContacted);
        Assert.Equal(5, read.Rating);
        Assert.Equal("**Analyst**\n\n- engines", read.Notes);
        Assert.Empty(read.CellErrors);
    }

    [Fact]
    public async Task Numbers_durations_and_dates_of_every_format_survive()
    {
        await using var crm = await Crm.StartAsync();
        var deal = await crm.Base.Deals.AddAsync(new DealsRow
        {
            Title = "Difference engine",
            Amount = 1234567.89m,
            Probability = 0.25,
            CloseDate = new DateOnly(2026, 12, 24),
            SignedAt = new DateTimeOffset(2026, 10, 1, 9, 30, 0, TimeSpan.Zero),
            Priority = 3,
            Effort = new TimeSpan(37, 30, 0),
        });

        var read = (await crm.Base.Deals.GetAsync(deal.RowId))!;

        Assert.Equal(1234567.89m, read.Amount);
        Assert.Equal(0.25, read.Probability);
        Assert.Equal(new DateOnly(2026, 12, 24), read.CloseDate);
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 9, 30, 0, TimeSpan.Zero), read.SignedAt);
        Assert.Equal(3, read.Priority);
        Assert.Equal(new TimeSpan(37, 30, 0), read.Effort);
    }

    [Fact]
    public async Task An_empty_row_reads_as_empty_everywhere()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow());

        var read = Assert.Single(await crm.Contacts.ToListAsync());

        Assert.Equal(row.RowId, read.RowId);
        Assert.Null(read.Age);
        Assert.Null(read.Status);
        Assert.Empty(read.Tags);
        Assert.False(read.Newsletter);
        Assert.Null(read.LastContacted);
        Assert.Empty(read.CellErrors);
    }

    [Fact]
    public async Task System_fields_are_read()
    {
        await using var crm = await Crm.StartAsync();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        var read = (await crm.Contacts.GetAsync(row.RowId))!;

        Assert.Matches("^[A-Za-f][A-Za-z0-9_-]{21}$", row.RowId);
        Assert.InRange(read.RowCreatedAt!.Value, before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal(read.RowCreatedAt, row.RowCreatedAt);
        Assert.Equal(read.RowCreatedAt, read.Created);
        Assert.Equal(read.RowModifiedAt, read.LastModified);
        Assert.NotNull(read.RowCreatedBy);
        Assert.Equal(read.RowCreatedBy, read.CreatedBy);
        Assert.Equal("C-0001", read.CustomerNumber);
        Assert.False(read.RowIsLocked);
        Assert.False(read.RowIsArchived);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b?c")]
    public async Task What_is_no_row_id_is_refused_before_it_becomes_part_of_an_address(string id)
    {
        var crm = new CannedServer { Answer = _ => throw new InvalidOperationException("Nothing may be sent.") }.Connect();

        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.GetAsync(id));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.DeleteAsync(id));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(500)]
    public async Task A_server_that_gives_fewer_rows_than_asked_for_is_read_to_the_end(int limit)
    {
        var crm = new CannedServer
        {
            Answer = CannedServer.WithMetadata(request =>
            {
                var isSql = request.Method == HttpMethod.Post;
                var asked = isSql ? request.Content!.ReadAsStringAsync().Result : request.RequestUri!.Query;
                var position = Regex.Match(asked, isSql ? @"OFFSET (\d+)" : @"start=(\d+)").Groups[1].Value;
                var start = position.Length == 0 ? 0 : int.Parse(position, CultureInfo.InvariantCulture);
                var rows = $"[{string.Join(',', Enumerable.Range(start, Math.Clamp(1234 - start, 0, limit)).Select(i => $$"""{"_id":"r{{i}}"}"""))}]";
                return (HttpStatusCode.OK, isSql ? CannedServer.Results(rows) : $$"""{"rows":{{rows}}}""");
            }),
        }.Connect();

        Assert.Equal(1234, (await crm.Contacts.ToListAsync()).Count);
        Assert.Equal(1234, (await crm.Contacts.InView(crm.Contacts.Views.AllContacts).ToListAsync()).Count);
    }

    [Fact]
    public async Task All_rows_come_once_and_in_order_over_several_pages()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(Enumerable.Range(0, 2345).Select(i => new ContactsRow { Phone = $"{i}" }));

        var phones = new List<string?>();
        await foreach (var row in crm.Contacts)
            phones.Add(row.Phone);

        Assert.Equal(Enumerable.Range(0, 2345).Select(i => $"{i}"), phones);
    }

    [Fact]
    public async Task Rows_deleted_and_added_while_reading_make_it_skip_and_repeat_nothing()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 3000).Select(i => new ContactsRow { Phone = $"{i}" }).ToList();
        await crm.Contacts.AddRangeAsync(rows);
        var doomed = rows.Where((_, i) => i % 7 == 3).Select(row => row.RowId).ToList();

        var seen = new List<string>();
        await foreach (var row in crm.Contacts)
        {
            seen.Add(row.RowId);
            if (seen.Count == 1500)
            {
                await crm.Contacts.DeleteRangeAsync(doomed);
                await crm.Contacts.AddRangeAsync(Enumerable.Range(0, 100).Select(_ => new ContactsRow { Phone = "new" }));
            }
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(rows.Select(row => row.RowId).Except(doomed).Except(seen));
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crm.Contacts.ToListAsync(cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in crm.Contacts.WithCancellation(cancelled.Token))
                Assert.Fail("Nothing may be read: " + row.RowId);
        });
    }

    public static TheoryData<string, Func<CrmBase, IAsyncEnumerable<object>>> WaysOfReading => new()
    {
        { "a table", crm => crm.Contacts.AsAsyncEnumerable() },
        { "a view", crm => crm.Contacts.InView(crm.Contacts.Views.AllContacts).AsAsyncEnumerable() },
        { "a query", crm => crm.Contacts.Where(c => c.Phone != null).AsAsyncEnumerable() },
        { "a selection", crm => crm.Contacts.Select(c => c.Phone).AsAsyncEnumerable()! },
        { "a statement", crm => crm.Contacts.FromSql($"SELECT * FROM Contacts LIMIT 10").AsAsyncEnumerable() },
    };

    [Theory]
    [MemberData(nameof(WaysOfReading))]
    public async Task Reading_ends_amid_a_page_when_it_is_cancelled(string _, Func<CrmBase, IAsyncEnumerable<object>> read)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(Enumerable.Range(0, 5).Select(i => new ContactsRow { Phone = $"{i}" }));
        using var cancelled = new CancellationTokenSource();
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in read(crm.Base).WithCancellation(cancelled.Token))
            {
                seen++;
                await cancelled.CancelAsync();
            }
        });

        Assert.Equal(1, seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("""{"success":true,"results":""")]
    [InlineData("""{"success":true,"results":[{"0000":"Ada"},""")]
    [InlineData("""{"success":true,"results":[1]}""")]
    [InlineData("""{"success":true,"results":null}""")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"nothing":[]}""")]
    [InlineData("""{"success":true,"results":[{"0000":"a row without an id"}]}""")]
    public async Task An_answer_that_is_cut_off_or_something_else_is_an_error_and_not_an_empty_table(string answer)
    {
        var crm = new CannedServer { Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, answer)) }.Connect();

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.ToListAsync());

        Assert.Contains("'Contacts'", error.Message, StringComparison.Ordinal);
    }
}
