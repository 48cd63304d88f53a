namespace SeaTable.Client.Tests;

/// <summary>While a page is consumed the next one is read, and no call is left behind by who stops earlier.</summary>
public class ReadAheadTests
{
    [Fact]
    public async Task The_next_page_is_read_while_one_is_consumed()
    {
        var server = new PagedServer { MostRows = 100, SqlRowLimit = 100 }.With(300);
        var calls = new SemaphoreSlim(0);
        server.BeforeCallAsync = (_, _) => Task.FromResult(calls.Release());
        var consumed = 0;

        await foreach (var row in server.Contacts)
        {
            // Without reading ahead nobody would make these calls.
            if (consumed is 0 or 50 or 100 or 199)
                await calls.WaitAsync(TimeSpan.FromSeconds(30));

            consumed++;
        }

        Assert.Equal(300, consumed);
        Assert.Equal(4, server.Statements.Count);
    }

    [Fact]
    public async Task Nothing_is_read_ahead_of_the_first_half_of_the_first_page()
    {
        var server = new PagedServer { MostRows = 100, SqlRowLimit = 100 }.With(300);

        await Stop(server, after: 50);

        Assert.Single(server.Statements);
        await server.Contacts.FirstOrDefaultAsync();
        await server.Contacts.AnyAsync();
        Assert.Equal(3, server.Statements.Count);
    }

    [Theory]
    [InlineData(51)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(150)]
    [InlineData(298)]
    public async Task A_loop_that_ends_early_leaves_no_call_under_way_and_costs_one_more_at_most(int after)
    {
        var server = new PagedServer { MostRows = 100, SqlRowLimit = 100 }.With(350);
        var underWay = 0;
        server.BeforeCallAsync = async (calls, token) =>
        {
            if (calls <= (after - 1) / 100)
                return;

            Interlocked.Increment(ref underWay);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        };

        await Stop(server, after);

        Assert.Equal(0, underWay);
        Assert.Equal((after - 1) / 100 + 1, server.Statements.Count);
    }

    [Fact]
    public async Task A_reader_that_is_cancelled_anywhere_is_told_so_and_leaves_no_call_under_way()
    {
        for (var after = 1; after <= 250; after += 7)
        {
            var server = new PagedServer { MostRows = 100, SqlRowLimit = 100 }.With(250);
            var underWay = 0;
            using var cancelled = new CancellationTokenSource();
            server.BeforeCallAsync = async (_, token) =>
            {
                Interlocked.Increment(ref underWay);
                try
                {
                    await Task.Delay(1, token);
                }
                finally
                {
                    Interlocked.Decrement(ref underWay);
                }
            };
            var read = 0;

            var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var row in server.Contacts.WithCancellation(cancelled.Token))
                {
                    if (++read == after)
                        await cancelled.CancelAsync();
                }

                cancelled.Token.ThrowIfCancellationRequested();
            });

            Assert.Equal(cancelled.Token, e.CancellationToken);
            Assert.Equal(after, read);
            Assert.Equal(0, underWay);
        }
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_for_a_page()
    {
        var server = new PagedServer { MostRows = 100, SqlRowLimit = 100 }.With(250);
        using var cancelled = new CancellationTokenSource();
        server.BeforeCallAsync = (calls, token) => calls == 0 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token);
        var read = 0;

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in server.Contacts.WithCancellation(cancelled.Token))
            {
                if (++read == 100)
                    cancelled.CancelAfter(50);
            }
        });

        Assert.Equal(cancelled.Token, e.CancellationToken);
        Assert.Equal(100, read);
    }

    [Fact]
    public async Task A_failure_ahead_comes_when_the_reader_gets_there()
    {
        var server = new PagedServer { MostRows = 100, SqlRowLimit = 100 }.With(350);
        server.BeforeCallAsync = (calls, _) => calls < 2 ? Task.CompletedTask : throw new HttpRequestException("No way.");
        var read = 0;

        await Assert.ThrowsAsync<SeaTableConnectionException>(async () =>
        {
            await foreach (var row in server.Contacts)
                read++;
        });

        Assert.Equal(199, read);

        read = 0;
        server.BeforeCallAsync = (calls, _) => calls < 3 ? Task.CompletedTask : throw new HttpRequestException("No way.");
        await foreach (var row in server.Contacts)
        {
            if (++read == 90)
                break;
        }
    }

    [Fact]
    public async Task A_sequence_can_be_gone_through_twice()
    {
        var rows = new PagedServer { MostRows = 100, SqlRowLimit = 100 }.With(250).Contacts.AsAsyncEnumerable();

        for (var time = 0; time < 2; time++)
        {
            var read = new HashSet<string>();
            await foreach (var row in rows)
                Assert.True(read.Add(row.RowId));

            Assert.Equal(250, read.Count);
        }
    }

    private static async Task Stop(PagedServer server, int after)
    {
        var read = 0;
        await foreach (var id in server.Contacts.Select(c => c.RowId))
        {
            if (++read == after)
                break;
        }
    }
}
