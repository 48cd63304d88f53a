using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>
/// Whether the settings of the code are there, as far as they were, while a schema file is not whole. Without them everything
/// would have another name, and each use of one would be an error of its own.
/// </summary>
internal static class SettingsLeft
{
    private const string Section = "\"codegen";

    // What tells that there were settings where their section is not whole.
    private static readonly string[] s_members = ["\"namespace\":", "\"client\":", "\"accessibility\":", "\"names\":"];

    /// <summary>
    /// Whether nothing of the settings is lost; an entry of <c>names</c> that is not whole costs only that name.
    /// </summary>
    /// <param name="root">The outermost value of the schema file.</param>
    /// <param name="settings">The settings; null when there are none.</param>
    /// <param name="text">The text of the schema file.</param>
    public static bool AreWhole(JsonNode root, JsonNode? settings, string text)
    {
        if (settings is not null)
        {
            return settings.IsWhole && !s_members.Any(Outside(root, text).Contains);
        }

        return !s_members.Append(Section).Any(text.Contains) && !Ids(root).Any(id => text.Contains("\"" + id + "/"));
    }

    /// <summary>The text that is in no member of the file: what has left the settings stands there.</summary>
    private static string Outside(JsonNode root, string text)
    {
        var outside = text;
        foreach (var member in root.Members.Reverse())
        {
            outside = outside.Remove(member.Value.Start, member.Value.Length);
        }

        return outside;
    }

    private static IEnumerable<string> Ids(JsonNode root) => ((root["tables"] ?? root["metadata"]?["tables"])?.Items ?? [])
        .Select(table => table["_id"]?.AsString()).OfType<string>().Where(id => id.Length > 0);
}
