using Microsoft.Extensions.Options;

namespace SeaTable.Hosting;

/// <summary>
/// Creates each base once, and hands on to it the API token of its options when that changes. One whose settings can't be right
/// when it is needed is created as soon as they are.
/// </summary>
internal sealed class BaseInstances<TBase> : ISeaTableBases<TBase>, IDisposable
    where TBase : SeaTableBase
{
    private readonly Dictionary<string, RegisteredBase<TBase>> _registered;
    private readonly Dictionary<string, TBase> _created = [];
    private readonly Dictionary<string, IDisposable> _subscriptions = [];
    private readonly IOptionsMonitor<SeaTableOptions> _options;
    private readonly IHttpClientFactory _http;

    public BaseInstances(
        IEnumerable<RegisteredBase<TBase>> registered, IOptionsMonitor<SeaTableOptions> options, IHttpClientFactory http)
    {
        var all = registered.ToList();
        Keys = [.. all.Select(one => one.Key).OfType<string>()];
        _registered = all.ToDictionary(one => one.Name);
        (_options, _http) = (options, http);
    }

    public IReadOnlyCollection<string> Keys { get; }

    public TBase GetByKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Get(key);
    }

    /// <param name="key">The key, or <see langword="null"/> for the base without one.</param>
    internal TBase Get(string? key)
    {
        var name = RegisteredBase<TBase>.NameOf(key);
        if (!_registered.TryGetValue(name, out var registered))
        {
            throw new KeyNotFoundException(
                $"There is no {typeof(TBase).Name} with the key '{key}'. Add it with " +
                $"AddKeyed{typeof(TBase).Name}(\"{key}\", …); " +
                (Keys.Count == 0 ? "none was added with a key." : $"those that were added: {string.Join(", ", Keys)}."));
        }

        lock (_created)
        {
            if (!_created.TryGetValue(name, out var found))
                _created.Add(name, found = Create(registered));

            return found;
        }
    }

    public void Dispose()
    {
        lock (_subscriptions)
        {
            foreach (var subscription in _subscriptions.Values)
                subscription.Dispose();

            _subscriptions.Clear();
        }
    }

    private TBase Create(RegisteredBase<TBase> registered)
    {
        var created = registered.Create(_options.Get(registered.Name), _http.CreateClient(registered.Name));
        var subscription = _options.OnChange((changed, name) =>
        {
            if (name == registered.Name && changed.ApiToken is { } apiToken)
                created.Client.UseApiToken(apiToken);
        });
        if (subscription is not null)
        {
            lock (_subscriptions)
                _subscriptions[registered.Name] = subscription;
        }

        return created;
    }
}
