using System.Diagnostics;
using System.Globalization;

namespace SeaTable.Hosting.Tests.Fleet;

/// <summary>Processes that share a Redis.</summary>
internal static class FleetProcesses
{
    /// <summary>Starts processes, and when all are ready has each read so often at once.</summary>
    /// <returns>How many reads of each succeeded.</returns>
    internal static async Task<IReadOnlyList<int>> ReadAsync(
        int processes, int reads, Uri server, string apiToken, RedisServer redis)
    {
        var members = Enumerable.Range(0, processes).Select(_ => Start(server, apiToken, redis)).ToList();
        try
        {
            foreach (var member in members)
                Assert.Equal(FleetMember.Ready, await member.StandardOutput.ReadLineAsync());

            foreach (var member in members)
                await member.StandardInput.WriteLineAsync(reads.ToString(CultureInfo.InvariantCulture));

            return await Task.WhenAll(members.Select(async member =>
                int.TryParse(await member.StandardOutput.ReadLineAsync(), out var succeeded) ? succeeded : -1));
        }
        finally
        {
            foreach (var member in members)
            {
                member.Kill();
                member.Dispose();
            }
        }
    }

    private static Process Start(Uri server, string apiToken, RedisServer redis) => Process.Start(
        new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(FleetMember).Assembly.Location, server.AbsoluteUri, redis.Address])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [SeaTableOptions.ApiTokenVariable] = apiToken },
        })!;
}
