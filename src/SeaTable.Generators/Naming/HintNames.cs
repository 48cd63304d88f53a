using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SeaTable.Generators.Naming;

/// <summary>
/// Names generated files. Two of the same name, upper and lower case apart, would end the whole generator, and a long one
/// breaks paths.
/// </summary>
internal static class HintNames
{
    private const int MaximumLength = 100;
    private const int MaximumBytes = 200;
    private const string Extension = ".g.cs";

    /// <summary>The file of a type that stands for itself.</summary>
    public static string ForType(string space, string type) => Build(Join(space, type), isUnique: true);

    /// <summary>The file of a part of a type; no type has a name with a hyphen, so it is nobody else's.</summary>
    public static string ForPart(string space, string type, string part) => ForType(space, type + "-" + part);

    /// <summary>The files of all tables by the tables' ids.</summary>
    public static Dictionary<string, string> ForTables(BaseNames names)
    {
        var spellings = names.Tables.Values
            .Select(table => table.Stem)
            .ToLookup(stem => stem, StringComparer.OrdinalIgnoreCase);
        return names.Tables.ToDictionary(
            table => table.Key,
            table => Build(
                Join(names.Namespace, names.Client) + "." + table.Value.Stem,
                isUnique: spellings[table.Value.Stem].Count() == 1));
    }

    private static string Join(string space, string type) => space.Length == 0 ? type : space + "." + type;

    private static string Build(string name, bool isUnique)
    {
        // The compiler takes letters and digits, but not the marks that some scripts put on letters.
        var allowed = new string(
            [.. name.Select(character => char.IsLetterOrDigit(character) || character is '.' or '-' ? character : '_')]);
        if (isUnique && allowed == name && Fits(allowed, Extension.Length))
        {
            return allowed + Extension;
        }

        var ending = "." + StableHash.Of(name) + Extension;
        var length = Math.Min(allowed.Length, MaximumLength - ending.Length);
        while (!Fits(allowed.Substring(0, length), ending.Length))
        {
            length--;
        }

        return allowed.Substring(0, length) + ending;
    }

    private static bool Fits(string name, int more) =>
        name.Length + more <= MaximumLength && Encoding.UTF8.GetByteCount(name) + more <= MaximumBytes;
}
