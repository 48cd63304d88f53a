using SeaTable.Samples.Tests.Harness;

namespace SeaTable.Samples.Tests;

/// <summary>samples/Queries: it asks a base, and leaves it as it was.</summary>
public sealed class QueriesTests
{
    [Fact]
    public async Task It_queries_in_both_ways_and_deletes_what_it_added()
    {
        await using var server = await Server.StartAsync();
        await using var sample = Sample.Start("Queries", server.Emulator.Server, server.Emulator.ApiToken);

        Assert.Equal(0, await sample.EndAsync());
        Assert.Contains("Analytical engine: 98000, closes 2027-03-01", sample.Output, StringComparison.Ordinal);
        Assert.Contains("Deleted them: 0 are left.", sample.Output, StringComparison.Ordinal);
        Assert.Equal(0, await server.Crm.Deals.CountAsync());
    }
}
