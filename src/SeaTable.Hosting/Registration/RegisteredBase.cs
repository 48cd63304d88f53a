namespace SeaTable.Hosting;

/// <summary>A base as it was added to the services.</summary>
/// <typeparam name="TBase">The generated class of the base.</typeparam>
internal sealed class RegisteredBase<TBase>(string? key, Func<SeaTableOptions, HttpClient, TBase> create)
    where TBase : SeaTableBase
{
    internal string? Key { get; } = key;

    internal string Name { get; } = NameOf(key);

    internal TBase Create(SeaTableOptions options, HttpClient http) => create(options, http);

    /// <summary>
    /// The name of options, HTTP client and health check of a base, such as <c>Shop.CrmBase</c> or <c>Shop.CrmBase:acme</c>. With
    /// the namespace, for classes of one name in several of them belong to different bases.
    /// </summary>
    internal static string NameOf(string? key) => key is null ? $"{typeof(TBase)}" : $"{typeof(TBase)}:{key}";
}
