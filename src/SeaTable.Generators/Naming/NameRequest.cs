using System.Collections.Generic;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Naming;

/// <summary>Something that needs a C# name.</summary>
/// <param name="Path">Its ids, which tell it apart and by which people can choose a name for it.</param>
/// <param name="Words">What to call it in messages, such as <c>column 'Bug-ID'</c>.</param>
/// <param name="Wanted">The name it should have.</param>
/// <param name="IsChosen">Whether a person chose that name.</param>
/// <param name="Endings">What to put behind the name when it is taken, one instead of the other until one will do.</param>
/// <param name="Range">Where it stands in the schema file.</param>
internal sealed record NameRequest(
    string Path,
    string Words,
    string Wanted,
    bool IsChosen,
    IReadOnlyList<string> Endings,
    TextRange Range)
{
    /// <summary>A request for what has a name in the base.</summary>
    /// <param name="path">Its ids.</param>
    /// <param name="kind">What it is: <c>Table</c>, <c>Column</c> or <c>Option</c>.</param>
    /// <param name="name">Its name in the base.</param>
    /// <param name="key">The last of its ids.</param>
    /// <param name="range">Where its name stands.</param>
    /// <param name="chosen">The names that people chose.</param>
    public static NameRequest For(string path, string kind, string name, string key, TextRange range, ChosenNames chosen)
    {
        var choice = chosen.Find(path);
        var ending = EndingsFor(key)[0];
        var wanted = choice ?? Identifier.FromName(name) ?? kind + "_" + ending;
        var words = kind.ToLowerInvariant() + " '" + name + "'";
        return new NameRequest(path, words, wanted, choice is not null, EndingsFor(key), range);
    }

    /// <summary>The key itself, then a hash of it for keys that differ only in what cannot stand in an identifier.</summary>
    public static IReadOnlyList<string> EndingsFor(string key)
    {
        var plain = Identifier.FromKey(key);
        var hash = StableHash.Of(key);
        return plain.Length == 0 ? [hash] : [plain, plain + "_" + hash];
    }
}
