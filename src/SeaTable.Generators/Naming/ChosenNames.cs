using System;
using System.Collections.Generic;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Naming;

/// <summary>The names that people chose in <c>codegen.names</c>, as far as they will do.</summary>
internal sealed class ChosenNames
{
    private static readonly string[] s_accessorPrefixes = ["get_", "set_", "init_", "add_", "remove_", "op_"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private ChosenNames()
    {
    }

    /// <summary>The name chosen for the thing of these ids, or null.</summary>
    public string? Find(string path) => _names.TryGetValue(path, out var name) ? name : null;

    public static ChosenNames Read(BaseSchema schema)
    {
        var chosen = new ChosenNames();
        if (schema.Codegen.Names.Count == 0)
        {
            return chosen;
        }

        var known = KnownPaths(schema);
        foreach (var entry in schema.Codegen.Names)
        {
            var name = entry.Name.Length > 0 && entry.Name[0] == '@' ? entry.Name.Substring(1) : entry.Name;
            if (!known.Contains(entry.Path))
            {
                var unknown = "\"names\" speaks of '" + entry.Path + "', but the file has no table, column, option or view "
                    + "of these ids, so the entry has no effect";
                schema.Codegen.Place.Warn(entry.PathRange, unknown);
            }
            else if (!Identifier.IsValid(name) || LooksLikeAccessor(name))
            {
                var unusable = "\"names\" gives '" + entry.Path + "' the name '" + entry.Name
                    + "', which is no C# identifier that a member can have (letters, digits and underscores, "
                    + "no digit first, at most 120 characters)";
                schema.Codegen.Place.Report(entry.NameRange, unusable);
            }
            else
            {
                chosen._names[entry.Path] = name;
            }
        }

        return chosen;
    }

    // The compiler makes methods of such names for properties, events and operators.
    private static bool LooksLikeAccessor(string name) =>
        Array.Exists(s_accessorPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static HashSet<string> KnownPaths(BaseSchema schema)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in schema.Tables)
        {
            known.Add(IdPath.Table(table.Id));
            foreach (var column in table.Columns)
            {
                known.Add(IdPath.Column(table.Id, column.Key));
                foreach (var option in column.Options)
                {
                    known.Add(IdPath.Option(table.Id, column.Key, option.Id));
                }
            }

            foreach (var view in table.Views)
            {
                known.Add(IdPath.View(table.Id, view.Id));
            }
        }

        return known;
    }
}
