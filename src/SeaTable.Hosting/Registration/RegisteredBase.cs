namespace SeaTable.Hosting;

/// <summary>A base as it was added to the services.</summary>
/// <typeparam name="TBase">The generated class of the base.</typeparam>
internal sealed class RegisteredBase<TBase>(string? key, Func<SeaTableOptions, HttpClient, TBase> create)
    where TBase : SeaTableBase
{
    internal string? Key { get; } = key;

    internal string Name { get; } = NameOf(key);

    internal TBase Create(SeaTableOptions options, HttpClient http) => create(options, http);

    /// <summary>The name of options and HTTP client of a base, such as <c>CrmBase</c> or <c>CrmBase:acme</c>.</summary>
    internal static string NameOf(string? key) => key is null ? typeof(TBase).Name : $"{typeof(TBase).Name}:{key}";
}
