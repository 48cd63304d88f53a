using System;

namespace SeaTable.Generators.Texts;

/// <summary>What the name of a schema file tells.</summary>
internal static class SchemaFileName
{
    /// <summary>What the names of schema files end in.</summary>
    public const string Extension = ".seatable.json";

    /// <summary>What the names of the files end in that hold the settings of the code, beside the schema file.</summary>
    public const string CodegenExtension = ".codegen.json";

    /// <summary>Whether a path is that of a schema file.</summary>
    public static bool Fits(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path can be that of a file with settings of the code.</summary>
    public static bool IsCodegen(string path) => path.EndsWith(CodegenExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file holds the settings of the code that is made from a schema file.</summary>
    public static bool IsCodegenOf(string path, string schemaPath) => IsCodegen(path)
        && string.Equals(Stem(path, CodegenExtension), Stem(schemaPath, Extension), StringComparison.Ordinal);

    /// <summary>The path of the file with the settings of the code, which need not be there.</summary>
    public static string CodegenOf(string schemaPath) => Stem(schemaPath, Extension) + CodegenExtension;

    /// <summary>The last part of a path, whichever slashes it has.</summary>
    public static string Of(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The name of a file without its folder and its ending: what a client is named after.</summary>
    public static string StemOf(string path)
    {
        var name = Of(path);
        var dot = name.LastIndexOf('.');
        return Fits(name) ? Stem(name, Extension) : dot > 0 ? name.Substring(0, dot) : name;
    }

    private static string Stem(string path, string extension) => path.Substring(0, path.Length - extension.Length);
}
