using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace SeaTable.Hosting;

/// <summary>
/// Has the options of a base read again when the configuration changes. Settings that can't be right then are logged and left
/// alone: the base goes on with those before, and what reloads the configuration does not fail of them.
/// </summary>
internal sealed class ReloadedSettings(string name, IConfiguration configuration, ILogger log)
    : IOptionsChangeTokenSource<SeaTableOptions>
{
    public string Name => name;

    public IChangeToken GetChangeToken() => new Guarded(configuration.GetReloadToken(), name, log);

    private sealed class Guarded(IChangeToken token, string name, ILogger log) : IChangeToken
    {
        public bool HasChanged => token.HasChanged;

        public bool ActiveChangeCallbacks => token.ActiveChangeCallbacks;

        public IDisposable RegisterChangeCallback(Action<object?> callback, object? state) =>
            token.RegisterChangeCallback(
                passed =>
                {
                    try
                    {
                        callback(passed);
                    }
                    catch (Exception e) when (e is OptionsValidationException or SeaTableConfigurationException)
                    {
                        log.SettingsNotUsed(name, e.Message);
                    }
                },
                state);
    }
}
