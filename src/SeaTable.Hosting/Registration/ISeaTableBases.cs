namespace SeaTable.Hosting;

/// <summary>Gives the bases of one schema by their keys, such as those of the tenants of an application.</summary>
/// <typeparam name="TBase">The generated class of the bases.</typeparam>
public interface ISeaTableBases<TBase>
    where TBase : SeaTableBase
{
    /// <summary>Gets the keys of the bases that were added with one.</summary>
    IReadOnlyCollection<string> Keys { get; }

    /// <summary>Gets a base. Each is created once, and the same that the services give for the key.</summary>
    /// <param name="key">The key with which the base was added.</param>
    /// <returns>The base.</returns>
    /// <exception cref="KeyNotFoundException">No base was added with the key.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Options of the base are missing or can't be
    /// right.</exception>
    TBase GetByKey(string key);
}
