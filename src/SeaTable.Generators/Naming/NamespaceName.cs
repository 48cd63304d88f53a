using System.Globalization;
using System.Linq;
using System.Text;

namespace SeaTable.Generators.Naming;

/// <summary>Where generated code lives when the schema file does not say.</summary>
internal static class NamespaceName
{
    // A name in an assembly may have 1,023 bytes, and names of types stand behind this one.
    private const int MaximumBytes = 400;

    /// <summary>The root namespace when the build tells one, an empty one included; else the assembly's name.</summary>
    public static string Default(string? rootNamespace, string assemblyName) =>
        string.Join(".", (rootNamespace ?? assemblyName).Split('.').Select(Sanitize).Where(part => part.Length > 0));

    /// <summary>Whether a text can be a namespace; the empty one is the global namespace.</summary>
    public static bool IsValid(string text) => text.Length == 0
        || (Encoding.UTF8.GetByteCount(text) <= MaximumBytes && text.Split('.').All(Identifier.IsValid));

    // What new projects do with their own name: each character that does not fit becomes an underscore.
    private static string Sanitize(string part)
    {
        var result = new StringBuilder(part.Length + 1);
        foreach (var character in part.Trim())
        {
            var fits = Identifier.IsValid("A" + character);
            var vanishes = CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format || character == '@';
            if (fits || !vanishes)
            {
                result.Append(fits ? character : '_');
            }
        }

        return result.Length == 0 || Identifier.IsValid(result.ToString()) ? result.ToString() : "_" + result;
    }
}
