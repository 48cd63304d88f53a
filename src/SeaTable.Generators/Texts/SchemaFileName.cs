using System;

namespace SeaTable.Generators.Texts;

/// <summary>What the name of a schema file tells.</summary>
internal static class SchemaFileName
{
    /// <summary>What the names of schema files end in.</summary>
    public const string Extension = ".seatable.json";

    /// <summary>Whether a path is that of a schema file.</summary>
    public static bool Fits(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last part of a path, whichever slashes it has.</summary>
    public static string Of(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
