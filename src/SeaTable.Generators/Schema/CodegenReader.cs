using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>Reads the section <c>codegen</c>; whether its names will do is for the naming to say.</summary>
internal static class CodegenReader
{
    private const string Name = "codegen";

    /// <summary>Reads the section of a file.</summary>
    /// <param name="root">The outermost value of the file.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static CodegenSection Read(JsonNode root, string fileName, FileDiagnostics diagnostics)
    {
        WarnOfMisplaced(root, fileName, diagnostics);
        var section = root.Member(Name);
        if (section is null || section.Value.Kind == JsonKind.Null)
        {
            return CodegenSection.Empty;
        }

        if (section.Value.Kind != JsonKind.Object)
        {
            diagnostics.Report(
                Rules.WrongCodegen, TextRange.Of(section.Value), fileName, "it is " + section.Value.Describe()
                    + " and not an object");
            return CodegenSection.Empty;
        }

        var read = CodegenSection.Empty;
        foreach (var member in section.Value.Members)
        {
            read = member.Name switch
            {
                "namespace" => read with { Namespace = ReadSetting(member, fileName, diagnostics) },
                "client" => read with { Client = ReadSetting(member, fileName, diagnostics) },
                "accessibility" => read with { Accessibility = ReadSetting(member, fileName, diagnostics) },
                "names" => read with { Names = ReadNames(member, fileName, diagnostics) },
                _ => PassOver(read, member, fileName, diagnostics),
            };
        }

        return read;
    }

    // Settings that are ignored in silence would keep people looking for a long time.
    private static void WarnOfMisplaced(JsonNode root, string fileName, FileDiagnostics diagnostics)
    {
        var misspelt = root.Members.Where(member => member.Name != Name);
        IEnumerable<JsonMember> inside = root["metadata"]?.Members ?? [];
        foreach (
            var member in misspelt.Concat(inside)
                .Where(member => string.Equals(member.Name, Name, StringComparison.OrdinalIgnoreCase)))
        {
            var problem = "'" + member.Name
                + "' has no effect here; the section is called \"codegen\" and stands at the top of the file, "
                + "beside \"tables\" or \"metadata\"";
            diagnostics.Warn(Rules.WrongCodegen, TextRange.OfName(member), fileName, problem);
        }
    }

    private static CodegenSection PassOver(
        CodegenSection read, JsonMember member, string fileName, FileDiagnostics diagnostics)
    {
        diagnostics.Warn(
            Rules.WrongCodegen,
            TextRange.OfName(member),
            fileName,
            "'" + member.Name + "' is none of \"namespace\", \"client\", \"accessibility\" and \"names\", so it has no effect");
        return read;
    }

    private static CodegenSetting? ReadSetting(JsonMember member, string fileName, FileDiagnostics diagnostics)
    {
        if (member.Value.Kind == JsonKind.Null)
        {
            return null;
        }

        if (member.Value.AsString() is { } text)
        {
            return new CodegenSetting(text, TextRange.Of(member.Value));
        }

        ReportKind(member, "a string", fileName, diagnostics);
        return null;
    }

    private static List<CodegenName> ReadNames(JsonMember names, string fileName, FileDiagnostics diagnostics)
    {
        var read = new List<CodegenName>();
        if (names.Value.Kind is not (JsonKind.Object or JsonKind.Null))
        {
            ReportKind(names, "an object", fileName, diagnostics);
        }

        foreach (var member in names.Value.Members)
        {
            if (member.Value.AsString() is { } text)
            {
                read.Add(new CodegenName(member.Name, text, TextRange.OfName(member), TextRange.Of(member.Value)));
            }
            else
            {
                ReportKind(member, "a string", fileName, diagnostics);
            }
        }

        return read;
    }

    private static void ReportKind(
        JsonMember member, string expected, string fileName, FileDiagnostics diagnostics) => diagnostics.Report(
            Rules.WrongCodegen,
            TextRange.Of(member.Value),
            fileName,
            "'" + member.Name + "' is " + member.Value.Describe() + " and not " + expected);
}
