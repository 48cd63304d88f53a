using System.Net;
using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>Clients that share their base token in a store.</summary>
public sealed class TokenStoreTests
{
    private readonly ManualTime _time = new();
    private readonly TokenStore _store = new();
    private readonly List<string?> _sent = [];
    private HttpStatusCode _status = HttpStatusCode.OK;
    private int _exchanges;
    private TimeSpan? _lifetime = TimeSpan.FromDays(3);

    [Fact]
    public async Task The_second_client_takes_the_token_of_the_first()
    {
        await Connect().Contacts.ToListAsync();
        await Connect().Contacts.ToListAsync();

        Assert.Equal(1, _exchanges);
        Assert.Single(_sent.Distinct());
        Assert.False(_store.IsLocked);
    }

    [Fact]
    public async Task A_token_that_another_process_stored_meanwhile_is_taken()
    {
        await Connect().Contacts.ToListAsync();
        var (key, value) = _store.Values.Single();
        _store.Values.Clear();
        _store.OnLocked = () => _store.Values[key] = value;

        await Connect().Contacts.ToListAsync();

        Assert.Equal(1, _exchanges);
        Assert.False(_store.IsLocked);
    }

    [Theory]
    [InlineData(-301, 1)]
    [InlineData(-300, 2)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    public async Task A_stored_token_is_taken_until_it_is_time_to_renew_it(int secondsFromItsEnd, int expected)
    {
        await Connect().Contacts.ToListAsync();
        _time.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(secondsFromItsEnd));

        await Connect().Contacts.ToListAsync();

        Assert.Equal(expected, _exchanges);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_not_taken_from_the_store_again()
    {
        var (first, second) = (Connect(), Connect());
        await first.Contacts.ToListAsync();
        await second.Contacts.ToListAsync();
        var refused = _sent[0];

        _status = HttpStatusCode.Unauthorized;
        await Assert.ThrowsAnyAsync<SeaTableException>(() => first.Contacts.ToListAsync());
        _status = HttpStatusCode.OK;
        await Connect().Contacts.ToListAsync();

        Assert.Equal(2, _exchanges);
        Assert.NotEqual(refused, _sent[^1]);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("set")]
    [InlineData("lock")]
    [InlineData("unlock")]
    public async Task A_store_that_fails_keeps_no_client_from_its_base(string failing)
    {
        _store.Failing = failing;

        Assert.Empty(await Connect().Contacts.ToListAsync());

        Assert.Equal(1, _exchanges);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("set")]
    [InlineData("lock")]
    [InlineData("unlock")]
    public async Task A_store_that_blocks_its_thread_keeps_no_client_from_its_base(string blocking)
    {
        _store.Blocking = blocking;
        var reading = Connect().Contacts.ToListAsync();

        for (var second = 0; second < 40 && !reading.IsCompleted; second++)
            await _time.StepAsync();

        try
        {
            Assert.True(reading.IsCompleted);
            Assert.Empty(await reading);
            Assert.Equal(1, _exchanges);
        }
        finally
        {
            _store.Gate.SetResult();
        }
    }

    [Fact]
    public async Task A_claim_that_comes_when_nobody_waits_for_it_any_more_is_given_back()
    {
        var isGivenBack = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.ClaimsLate = true;
        _store.OnUnlocked = isGivenBack.SetResult;
        var reading = Connect().Contacts.ToListAsync();
        while (!reading.IsCompleted)
            await _time.StepAsync();

        Assert.True(_store.IsLocked);
        _store.Gate.SetResult();
        await isGivenBack.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.False(_store.IsLocked);
    }

    [Fact]
    public async Task What_stands_in_the_store_and_is_no_token_is_replaced()
    {
        await Connect().Contacts.ToListAsync();
        var key = _store.Values.Keys.Single();
        _store.Values[key] = "rubbish"u8.ToArray();

        await Connect().Contacts.ToListAsync();
        await Connect().Contacts.ToListAsync();

        Assert.Equal(2, _exchanges);
    }

    [Theory]
    [InlineData(3 * 24)]
    [InlineData(null)]
    public async Task The_store_is_told_when_the_token_ends_or_keeps_it_for_an_hour(int? hours)
    {
        _lifetime = hours is { } known ? TimeSpan.FromHours(known) : null;

        await Connect().Contacts.ToListAsync();

        Assert.Equal(_time.GetUtcNow().AddHours(hours ?? 1), Assert.Single(_store.Ends));
    }

    [Fact]
    public async Task A_refused_exchange_gives_the_claim_back_and_stores_nothing()
    {
        _lifetime = TimeSpan.Zero;

        await Assert.ThrowsAsync<SeaTableAuthenticationException>(() => Connect().Contacts.ToListAsync());

        Assert.False(_store.IsLocked);
        Assert.Empty(_store.Values);
    }

    [Fact]
    public async Task Who_waits_for_the_exchange_of_a_process_that_died_makes_his_own_after_half_a_minute()
    {
        _store.IsLocked = true;
        var reading = Connect().Contacts.ToListAsync();

        for (var second = 0; second < 29; second++)
            await _time.StepAsync();

        Assert.Equal(0, _exchanges);
        while (!reading.IsCompleted)
            await _time.StepAsync();

        Assert.Empty(await reading);
        Assert.Equal((1, true), (_exchanges, _store.IsLocked));
    }

    /// <summary>A client of its own, as another process has one, on a server with one base.</summary>
    private CrmBase Connect() => new CannedServer
    {
        Exchange = () => _lifetime == TimeSpan.Zero
            ? (HttpStatusCode.Forbidden, """{"error_msg":"Permission denied."}""")
            : (HttpStatusCode.OK, $$"""{"access_token":"{{NewToken()}}","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}"""),
        Answer = CannedServer.WithMetadata(request =>
        {
            _sent.Add(request.Headers.Authorization?.Parameter);
            return (_status, CannedServer.Results("[]"));
        }),
    }.Connect(options => (options.TimeProvider, options.TokenStore, options.Retry) = (_time, _store, Crm.OneTry()));

    private string NewToken()
    {
        var claims = _lifetime is { } lifetime
            ? $$"""{"exp":{{(_time.GetUtcNow() + lifetime).ToUnixTimeSeconds()}},"number":{{++_exchanges}}}"""
            : $$"""{"number":{{++_exchanges}}}""";
        return $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=')}.signature";
    }
}
