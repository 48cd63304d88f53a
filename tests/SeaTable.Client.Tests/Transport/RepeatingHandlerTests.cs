using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>
/// A caller's HttpClient with the usual handler that repeats calls: it neither doubles rows nor makes the report wrong.
/// </summary>
public sealed class RepeatingHandlerTests : IAsyncDisposable
{
    private readonly Hook _hook = new();
    private readonly List<IAsyncDisposable> _owned = [];

    [Fact]
    public async Task An_append_whose_answer_is_lost_is_neither_doubled_nor_called_stored()
    {
        var (emulator, contacts) = await StartAsync();
        _hook.On = async (request, send) =>
        {
            using var answer = await send();
            return Hook.IsAppend(request) ? throw new HttpRequestException("gone") : Copy(answer);
        };

        var error = await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.False(error.NotApplied);
        Assert.Contains("may have stored", error.Message, StringComparison.Ordinal);
        Assert.True(_hook.Appends > 1, "The handler has to have tried again, or this test tests nothing.");
        Assert.Equal(1, await CountAsync(emulator));
    }

    [Fact]
    public async Task An_append_whose_content_a_handler_has_read_is_not_doubled_where_the_client_stands_next_to_the_network()
    {
        await using var crm = await Crm.StartAsync();
        crm.Wire.After = (call, answer) =>
            call is { Method: "POST", IsWriteOfRows: true } ? throw new HttpRequestException("gone") : answer;
        crm.Wire.InnerHandler = new SendOnceHandler(new SocketsHttpHandler { UseProxy = false });
        var services = new ServiceCollection();
        services.AddHttpClient("crm").ConfigurePrimaryHttpMessageHandler(() => crm.Wire)
            .AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1));
        await using var provider = services.BuildServiceProvider();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("crm");

        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => Connect(crm.Emulator, http).Contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.True(crm.Wire.Count("POST", "/rows/") > 1, "The handler has to have tried again, or this test tests nothing.");
        Assert.Equal(1, await CountAsync(crm.Emulator));
    }

    [Fact]
    public async Task An_append_that_the_server_failed_to_answer_is_not_doubled()
    {
        var (emulator, contacts) = await StartAsync();
        _hook.On = async (request, send) =>
        {
            var answer = await send();
            if (Hook.IsAppend(request))
                answer.StatusCode = HttpStatusCode.ServiceUnavailable;

            return answer;
        };

        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(() => contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.Equal(1, await CountAsync(emulator));
    }

    [Fact]
    public async Task A_second_try_that_is_refused_does_not_hide_the_first()
    {
        var (emulator, contacts) = await StartAsync();
        _hook.On = async (request, send) =>
        {
            if (!Hook.IsAppend(request))
                return await send();

            if (_hook.Appends == 1)
                (await send()).Dispose();

            throw _hook.Appends == 1
                ? new HttpRequestException("gone")
                : new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        };

        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(() => contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.Equal(1, await CountAsync(emulator));
    }

    [Fact]
    public async Task An_update_that_was_sent_twice_is_not_called_refused_because_the_second_was()
    {
        var (_, contacts) = await StartAsync();
        var row = await contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var updates = 0;
        _hook.On = async (request, send) =>
        {
            if (request.Method != HttpMethod.Put)
                return await send();

            var answer = await send();
            if (++updates == 1)
                throw new HttpRequestException("gone");

            answer.StatusCode = HttpStatusCode.Conflict;
            return answer;
        };

        row.Age = 37;
        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => contacts.UpdateAsync(row));

        Assert.Equal(2, updates);
        Assert.False(error.NotApplied);
    }

    [Fact]
    public async Task What_an_open_circuit_keeps_back_is_told_as_not_sent()
    {
        var (emulator, contacts) = await StartAsync(options =>
        {
            options.CircuitBreaker.MinimumThroughput = 2;
            options.CircuitBreaker.FailureRatio = 0.1;
            options.CircuitBreaker.BreakDuration = TimeSpan.FromMinutes(5);
        });
        await contacts.ToListAsync();
        var isBroken = true;
        _hook.On = (_, send) => isBroken ? throw new HttpRequestException("gone") : send();
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<SeaTableConnectionException>(() => contacts.GetAsync("r"));

        isBroken = false;
        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(
            () => contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.Equal((true, true), (error.NotApplied, error.IsTransient));
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _hook.Appends);
        Assert.Equal(0, await CountAsync(emulator));
    }

    [Fact]
    public async Task A_hedged_write_is_not_sent_on_to_where_a_redirect_leads_where_the_client_stands_next_to_the_network()
    {
        await using var crm = await Crm.StartAsync();
        var follower = new SecondTryRedirected();
        var services = new ServiceCollection();
        var builder = services.AddHttpClient("crm")
            .ConfigurePrimaryHttpMessageHandler(() => new SendOnceHandler(new SocketsHttpHandler { UseProxy = false }));
        builder.AddStandardHedgingHandler();
        builder.AddHttpMessageHandler(() => follower);
        services.AddHttpClient("bare")
            .ConfigurePrimaryHttpMessageHandler(() => new SendOnceHandler(new SocketsHttpHandler { UseProxy = false }));
        await using var provider = services.BuildServiceProvider();
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        var row = await Connect(crm.Emulator, clients.CreateClient("bare")).Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        row.Name = "Grace";
        follower.To = new Uri(crm.Emulator.Server, "elsewhere/");

        await Assert.ThrowsAnyAsync<SeaTableException>(
            () => Connect(crm.Emulator, clients.CreateClient("crm")).Contacts.UpdateAsync(row));

        Assert.True(follower.Puts > 1, "The handler has to have tried again, or this test tests nothing.");
        Assert.DoesNotContain(
            crm.Emulator.Calls, request => request.Path.Contains("elsewhere", StringComparison.Ordinal));
    }

    /// <summary>Fails the first write, and sends the next one on as what follows redirects does.</summary>
    private sealed class SecondTryRedirected : DelegatingHandler
    {
        private int _puts;

        internal Uri? To { get; set; }

        internal int Puts => _puts;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Put)
                return base.SendAsync(request, cancellationToken);

            if (Interlocked.Increment(ref _puts) == 1)
            {
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request });
            }

            request.Headers.Authorization = null;
            request.RequestUri = To;
            return base.SendAsync(request, cancellationToken);
        }
    }

    [Fact]
    public async Task Rows_are_not_sent_on_to_where_a_redirect_leads()
    {
        await using var other = await Crm.StartAsync();
        var target = new Uri(other.Emulator.Server, "elsewhere/");
        using var http = new HttpClient(new Redirecting(target));
        var (emulator, _) = await StartAsync();
        var contacts = Connect(emulator, http).Contacts;
        var row = new ContactsRow { RowId = "AAAA", Name = "Ada" };

        var add = await Assert.ThrowsAsync<SeaTableConnectionException>(() => contacts.AddAsync(new ContactsRow { Name = "A" }));
        var update = await Assert.ThrowsAsync<SeaTableConnectionException>(() => contacts.UpdateAsync(row));

        Assert.All([add, update], error =>
        {
            Assert.Contains($"sent the call on to {target.GetLeftPart(UriPartial.Authority)}", error.Message,
                StringComparison.Ordinal);
            Assert.Equal((true, false), (error.NotApplied, error.IsTransient));
        });
        Assert.DoesNotContain(other.Emulator.Calls, request => request.Path.Contains("elsewhere", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in Enumerable.Reverse(_owned))
            await owned.DisposeAsync();

        _hook.Dispose();
    }

    private async Task<(SeaTableEmulator Emulator, ContactsTable Contacts)> StartAsync(
        Action<HttpStandardResilienceOptions>? configure = null)
    {
        var crm = await Crm.StartAsync();
        _owned.Add(crm);
        var services = new ServiceCollection();
        services.AddHttpClient("crm").ConfigurePrimaryHttpMessageHandler(() => _hook).AddStandardResilienceHandler(options =>
        {
            options.Retry.BackoffType = DelayBackoffType.Constant;
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        var provider = services.BuildServiceProvider();
        _owned.Add(provider);
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("crm");
        return (crm.Emulator, Connect(crm.Emulator, http).Contacts);
    }

    private static CrmBase Connect(SeaTableEmulator emulator, HttpClient http) =>
        new(Crm.Options(emulator), http);

    /// <summary>What the base holds, by another client.</summary>
    private static async Task<int> CountAsync(SeaTableEmulator emulator) =>
        (await new CrmBase(Crm.Options(emulator)).Contacts.ToListAsync()).Count;

    private static HttpResponseMessage Copy(HttpResponseMessage answer) => new(answer.StatusCode)
    {
        Content = new ByteArrayContent(answer.Content.ReadAsByteArrayAsync().Result), RequestMessage = answer.RequestMessage,
    };

    /// <summary>Does with writes of rows what a handler does that follows a 307: the same call, elsewhere, without the
    /// token.</summary>
    private sealed class Redirecting(Uri target) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
                return await base.SendAsync(request, cancellationToken);

            request.Headers.Authorization = null;
            request.RequestUri = target;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
