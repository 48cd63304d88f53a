using Microsoft.Extensions.Options;

namespace SeaTable.Hosting;

/// <summary>Creates each base once, and hands on to it the API token of its options when that changes.</summary>
internal sealed class BaseInstances<TBase> : ISeaTableBases<TBase>, IDisposable
    where TBase : SeaTableBase
{
    private readonly Dictionary<string, Lazy<SeaTableBase>> _bases;
    private readonly Dictionary<string, IDisposable> _subscriptions = [];

    public BaseInstances(
        IEnumerable<RegisteredBase<TBase>> registered, IOptionsMonitor<SeaTableOptions> options, IHttpClientFactory http)
    {
        var all = registered.ToList();
        Keys = [.. all.Select(one => one.Key).OfType<string>()];
        _bases = all.ToDictionary(one => one.Name, one => new Lazy<SeaTableBase>(() => Create(one, options, http)));
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
        return _bases.TryGetValue(name, out var found)
            ? (TBase)found.Value
            : throw new KeyNotFoundException(
                $"There is no {typeof(TBase).Name} with the key '{key}'. Add it with " +
                $"AddKeyed{typeof(TBase).Name}(\"{key}\", …); " +
                (Keys.Count == 0 ? "none was added with a key." : $"those that were added: {string.Join(", ", Keys)}."));
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

    private TBase Create(RegisteredBase<TBase> registered, IOptionsMonitor<SeaTableOptions> options, IHttpClientFactory http)
    {
        var created = registered.Create(options.Get(registered.Name), http.CreateClient(registered.Name));
        var subscription = options.OnChange((changed, name) =>
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
