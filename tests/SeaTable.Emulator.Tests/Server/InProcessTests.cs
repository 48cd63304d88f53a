using System.Net;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

/// <summary>An emulator without a port answers as one with a port does; nearly all other tests run without one.</summary>
public sealed class InProcessTests
{
    public static TheoryData<Fault> Broken => [Fault.DropBeforeWrite, Fault.DropAfterWrite, Fault.TruncatedBody];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_response_that_breaks_off_looks_the_same_with_a_port_and_without(Fault fault)
    {
        foreach (var inProcess in new[] { false, true })
        {
            await using var emulator = await SeaTableEmulator.StartAsync(
                Workshop.SchemaFile, new SeaTableEmulatorOptions { InProcess = inProcess });
            using var http = emulator.CreateClient();
            emulator.Faults.Next(fault);

            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("api-gateway/api/v2/ping/"));
            Assert.Equal("""{"ret":"pong"}""", await http.GetStringAsync("api-gateway/api/v2/ping/"));
        }
    }

    [Fact]
    public async Task Nothing_listens_at_its_address()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(
            Workshop.SchemaFile, new SeaTableEmulatorOptions { InProcess = true });
        using var http = new HttpClient { BaseAddress = emulator.Server };

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("api-gateway/api/v2/ping/"));
        Assert.Equal(0, emulator.CallCount);
    }

    [Fact]
    public async Task A_handler_that_is_disposed_leaves_the_server_alone()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(
            Workshop.SchemaFile, new SeaTableEmulatorOptions { InProcess = true });
        emulator.CreateHandler().Dispose();
        using var http = emulator.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("api-gateway/api/v2/ping/")).StatusCode);
    }

    [Fact]
    public async Task A_thousand_bases_side_by_side_need_no_port()
    {
        var emulators = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => SeaTableEmulator.StartAsync(
            Workshop.SchemaFile, new SeaTableEmulatorOptions { InProcess = true })));
        foreach (var emulator in emulators)
        {
            using var http = emulator.CreateClient();
            Assert.Equal("""{"ret":"pong"}""", await http.GetStringAsync("api-gateway/api/v2/ping/"));
        }

        foreach (var emulator in emulators)
            await emulator.DisposeAsync();
        Assert.Equal(1000, emulators.Select(emulator => emulator.BaseUuid).Distinct().Count());
    }
}
