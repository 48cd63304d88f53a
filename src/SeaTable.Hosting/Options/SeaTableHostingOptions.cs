using Microsoft.Extensions.Configuration;

namespace SeaTable.Hosting;

/// <summary>What is registered together with a base. Each can also be set in the configuration section of the base.</summary>
public sealed class SeaTableHostingOptions
{
    /// <summary>
    /// Gets or sets a value that indicates whether the base gets no health check. <see langword="false"/> unless set.
    /// </summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether OpenTelemetry is not told to collect spans. <see langword="false"/> unless
    /// set.
    /// </summary>
    public bool DisableTracing { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether OpenTelemetry is not told to collect metrics. <see langword="false"/> unless
    /// set.
    /// </summary>
    public bool DisableMetrics { get; set; }

    internal static SeaTableHostingOptions From(IConfiguration configuration, string? section) => new()
    {
        DisableHealthChecks = Read(configuration, section, nameof(DisableHealthChecks)),
        DisableTracing = Read(configuration, section, nameof(DisableTracing)),
        DisableMetrics = Read(configuration, section, nameof(DisableMetrics)),
    };

    private static bool Read(IConfiguration configuration, string? section, string name)
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
            return false;

        return bool.TryParse(text, out var value)
            ? value
            : throw new SeaTableConfigurationException(
                $"The setting {(section is null ? "" : section + ":")}{name} can't be read: it has to be true or false.");
    }
}
