using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>Reads the settings of the C# code; whether its names will do is for the naming to say.</summary>
internal static class CodegenReader
{
    /// <summary>What the section is called in a schema file.</summary>
    public const string Name = "codegen";

    /// <summary>What editors read to know what may stand in a file.</summary>
    private const string JsonSchema = "$schema";

    /// <summary>Reads the section of a schema file.</summary>
    /// <param name="root">The outermost value of the file.</param>
    /// <param name="place">Where the section stands.</param>
    public static CodegenSection ReadSection(JsonNode root, CodegenPlace place)
    {
        foreach (var member in Misplaced(root))
        {
            var problem = "'" + member.Name
                + "' has no effect here; the section is called \"codegen\" and stands at the top of the file, "
                + "beside \"tables\" or \"metadata\"";
            place.Warn(TextRange.OfName(member), problem);
        }

        return root.Member(Name) is { } section && section.Value.Kind != JsonKind.Null
            ? Read(section.Value, place)
            : CodegenSection.Empty(place);
    }

    /// <summary>Reads the file beside a schema file. A section in the schema file as well would be followed by nobody.</summary>
    /// <param name="file">The outermost value of the file.</param>
    /// <param name="place">That file.</param>
    /// <param name="root">The outermost value of the schema file.</param>
    /// <param name="section">Where the section would stand in the schema file.</param>
    public static CodegenSection ReadFile(JsonNode file, CodegenPlace place, JsonNode root, CodegenPlace section)
    {
        foreach (var member in root.Members.Where(member => member.Name == Name).Concat(Misplaced(root)))
        {
            section.Report(
                TextRange.OfName(member),
                "it has no effect, because there is " + place.FileName + " beside the file; move what it says there, or delete "
                    + "one of them");
        }

        return Read(file, place);
    }

    /// <summary>Reads the settings of a section or file.</summary>
    public static CodegenSection Read(JsonNode settings, CodegenPlace place)
    {
        var read = CodegenSection.Empty(place);
        if (settings.Kind != JsonKind.Object)
        {
            place.Report(TextRange.Of(settings), "it is " + settings.Describe() + " and not an object");
            return read;
        }

        foreach (var member in settings.Members)
        {
            read = member.Name switch
            {
                "namespace" => read with { Namespace = ReadSetting(member, place) },
                "client" => read with { Client = ReadSetting(member, place) },
                "accessibility" => read with { Accessibility = ReadSetting(member, place) },
                "names" => read with { Names = ReadNames(member, place) },
                JsonSchema when place.IsFileOfItsOwn => read,
                _ => PassOver(read, member, place),
            };
        }

        return read;
    }

    // Settings that are ignored in silence would keep people looking for a long time.
    private static IEnumerable<JsonMember> Misplaced(JsonNode root)
    {
        var misspelt = root.Members.Where(member => member.Name != Name);
        IEnumerable<JsonMember> inside = root["metadata"]?.Members ?? [];
        return misspelt.Concat(inside).Where(member => string.Equals(member.Name, Name, StringComparison.OrdinalIgnoreCase));
    }

    private static CodegenSection PassOver(CodegenSection read, JsonMember member, CodegenPlace place)
    {
        var problem = place.IsFileOfItsOwn && member.Name == Name
            ? "'codegen' has no effect here; its members stand at the top of this file"
            : "'" + member.Name + "' is none of \"namespace\", \"client\", \"accessibility\" and \"names\", so it has no effect";
        place.Warn(TextRange.OfName(member), problem);
        return read;
    }

    private static CodegenSetting? ReadSetting(JsonMember member, CodegenPlace place)
    {
        if (member.Value.Kind == JsonKind.Null)
        {
            return null;
        }

        if (member.Value.AsString() is { } text)
        {
            return new CodegenSetting(text, TextRange.Of(member.Value));
        }

        ReportKind(member, "a string", place);
        return null;
    }

    private static List<CodegenName> ReadNames(JsonMember names, CodegenPlace place)
    {
        var read = new List<CodegenName>();
        if (names.Value.Kind is not (JsonKind.Object or JsonKind.Null))
        {
            ReportKind(names, "an object", place);
        }

        foreach (var member in names.Value.Members)
        {
            if (member.Value.AsString() is { } text)
            {
                read.Add(new CodegenName(member.Name, text, TextRange.OfName(member), TextRange.Of(member.Value)));
            }
            else
            {
                ReportKind(member, "a string", place);
            }
        }

        return read;
    }

    private static void ReportKind(JsonMember member, string expected, CodegenPlace place) => place.Report(
        TextRange.Of(member.Value), "'" + member.Name + "' is " + member.Value.Describe() + " and not " + expected);
}
