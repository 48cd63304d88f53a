using System.Runtime.CompilerServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace SeaTable.Hosting;

/// <summary>
/// Says whether a base answers and operations on it are not refused because of its schema, which one it is, and what the API
/// token may do there. It asks the server twice a minute at most,
/// however often it is run: each call counts against the limits of the base.
/// </summary>
internal sealed class BaseHealthCheck(Func<SeaTableBase> find, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(30);

    // The framework makes a new check for each run.
    private static readonly ConditionalWeakTable<SeaTableBase, LastResult> s_last = [];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        SeaTableBase tested;
        try
        {
            tested = find();
        }
        catch (Exception e) when (e is OptionsValidationException or SeaTableException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }

        if (s_last.TryGetValue(tested, out var last) && clock.GetElapsedTime(last.At) < s_period)
            return last.Result;

        try
        {
            // The metadata that the client has may be minutes old, and says nothing about the server now.
            await tested.CheckSchemaAsync(cancellationToken).ConfigureAwait(false);
            await tested.Client.ThrowIfSchemaDriftsAsync(cancellationToken).ConfigureAwait(false);
            var access = await tested.Client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
            var result = Healthy(tested, access);
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

    private static HealthCheckResult Healthy(SeaTableBase tested, SeaTableAccess access) => HealthCheckResult.Healthy(
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
