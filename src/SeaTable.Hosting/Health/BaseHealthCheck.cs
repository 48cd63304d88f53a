using System.Runtime.CompilerServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SeaTable.Hosting;

/// <summary>
/// Says whether a base answers, which one it is, and what the API token may do there. It asks the server twice a minute at most,
/// however often it is run: each call counts against the limits of the base.
/// </summary>
internal sealed class BaseHealthCheck(SeaTableBase tested, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(30);

    // The framework makes a new check for each run.
    private static readonly ConditionalWeakTable<SeaTableBase, LastResult> s_last = [];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (s_last.TryGetValue(tested, out var last) && clock.GetElapsedTime(last.At) < s_period)
            return last.Result;

        try
        {
            await tested.Client.GetMetadataAsync(cancellationToken).ConfigureAwait(false);
            var access = await tested.Client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
            var result = Healthy(access);
            s_last.AddOrUpdate(tested, new LastResult(clock.GetTimestamp(), result));
            return result;
        }
        catch (SeaTableException e)
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus, e.Message, e,
                new Dictionary<string, object> { ["server"] = tested.Client.Server.AbsoluteUri });
        }
    }

    private HealthCheckResult Healthy(SeaTableAccess access) => HealthCheckResult.Healthy(
        $"The base {(access.BaseName is { } name ? $"'{name}'" : access.BaseUuid)} answers, and the API token may " +
        (access.CanWrite ? "read and write." : "only read."),
        new Dictionary<string, object>
        {
            ["server"] = tested.Client.Server.AbsoluteUri,
            ["base"] = access.BaseName ?? access.BaseUuid.ToString(),
            ["permission"] = access.CanWrite ? "read and write" : "read",
        });

    private sealed record LastResult(long At, HealthCheckResult Result);
}
