namespace SeaTable.Benchmarks.Comparison;

/// <summary>One job done by one client.</summary>
/// <param name="Job">The job.</param>
/// <param name="Client">The name of the client.</param>
/// <param name="Time">The median of its times.</param>
/// <param name="Bytes">What it allocated, if it ran in this process.</param>
/// <param name="Calls">How many calls it made.</param>
internal sealed record Measurement(Job Job, string Client, TimeSpan Time, long? Bytes, int Calls);

/// <summary>Lets all clients do all jobs, in turns, so that a busy machine slows all of them.</summary>
internal static class ComparisonRun
{
    /// <summary>Measures over the slow line, or from memory.</summary>
    /// <param name="server">The server.</param>
    /// <param name="isLine">Whether over the line.</param>
    /// <param name="runs">How often each client does each job; the median counts.</param>
    public static async Task<List<Measurement>> MeasureAsync(ServerProcess server, bool isLine, int runs)
    {
        var address = isLine ? server.Line : server.Memory;
        using var byHand = new HandWritten(address, server.ApiToken);
        using var npm = NpmClient.TryStart(address, server.ApiToken);
        List<IContender> clients = [new TypedClient(address, server.ApiToken), byHand];
        if (npm is not null)
            clients.Add(npm);

        // The first time is for the server, which records its answers, and for the compiler.
        var jobs = Enum.GetValues<Job>();
        foreach (var job in jobs)
        {
            foreach (var client in clients)
                await client.DoAsync(job).ConfigureAwait(false);
        }

        var measurements = new List<Measurement>();
        foreach (var job in jobs)
            measurements.AddRange(await MeasureAsync(job, clients, server, runs).ConfigureAwait(false));

        return measurements;
    }

    private static async Task<IEnumerable<Measurement>> MeasureAsync(
        Job job, List<IContender> clients, ServerProcess server, int runs)
    {
        var measured = clients.ConvertAll(_ => new List<(TimeSpan Time, long Bytes, int Calls)>());
        for (var run = 0; run < runs; run++)
        {
            for (var i = 0; i < clients.Count; i++)
            {
                GC.Collect();
                await server.CountCallsAsync().ConfigureAwait(false);
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var time = await clients[i].DoAsync(job).ConfigureAwait(false);
                var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
                measured[i].Add((time, bytes, await server.CountCallsAsync().ConfigureAwait(false)));
            }
        }

        return clients.Zip(measured, (client, all) => new Measurement(
            job, client.Name, Median(all.Select(one => one.Time)),
            client is NpmClient ? null : Median(all.Select(one => one.Bytes)), Median(all.Select(one => one.Calls))));
    }

    private static T Median<T>(IEnumerable<T> values)
    {
        List<T> sorted = [.. values.Order()];
        return sorted[sorted.Count / 2];
    }
}
