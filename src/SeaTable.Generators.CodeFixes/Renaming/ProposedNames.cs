using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>Names that could suit better, made of the name in the base.</summary>
internal static class ProposedNames
{
    /// <summary>Gets them, the likeliest first; each may be none that will do.</summary>
    public static IEnumerable<string> For(RenameTarget target)
    {
        var nameInBase = target.NameInBase;
        if (target.Path is null)
        {
            var stem = Identifier.FromName(SchemaFileName.StemOf(target.Schema.SchemaPath));
            return [stem + "Base", stem + "Client"];
        }

        var bracket = nameInBase.IndexOf('(');
        string[] names = bracket > 0 ? [nameInBase, nameInBase.Substring(0, bracket)] : [nameInBase];
        return names.SelectMany(name => Forms(Identifier.FromName(name)).Concat(Forms(Identifier.FromName(WithoutHyphens(name)))))
            .Distinct();
    }

    private static IEnumerable<string> Forms(string? name)
    {
        if (name is null)
        {
            yield break;
        }

        yield return name;
        yield return WithoutMarks(name);
        yield return WithSmallAcronyms(name);
    }

    /// <summary>Größe becomes Grosse.</summary>
    private static string WithoutMarks(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(character == 'ß' ? "ss" : character.ToString());
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>E-Mail becomes Email.</summary>
    private static string WithoutHyphens(string name)
    {
        var joined = new StringBuilder(name.Length);
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] != '-')
            {
                joined.Append(index > 0 && name[index - 1] == '-' ? char.ToLowerInvariant(name[index]) : name[index]);
            }
        }

        return joined.ToString();
    }

    /// <summary>URLOfShop becomes UrlOfShop.</summary>
    private static string WithSmallAcronyms(string name)
    {
        var small = new StringBuilder(name);
        for (var index = 1; index < name.Length; index++)
        {
            var isInside = char.IsUpper(name[index - 1]) && char.IsUpper(name[index])
                && (index + 1 == name.Length || !char.IsLower(name[index + 1]));
            small[index] = isInside ? char.ToLowerInvariant(name[index]) : name[index];
        }

        return small.ToString();
    }
}
