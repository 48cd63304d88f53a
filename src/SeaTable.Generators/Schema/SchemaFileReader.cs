using System.Threading;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Schema;

/// <summary>Reads a schema file, and the file with the settings of its code if there is one.</summary>
internal static class SchemaFileReader
{
    /// <summary>Reads a schema, or gives null when nothing can be made of the files.</summary>
    /// <param name="file">The schema file.</param>
    /// <param name="codegen">The file beside it; null when there is none.</param>
    /// <param name="diagnostics">Takes what is wrong in the schema file, and behind that what is wrong in the other one.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static BaseSchema? Read(
        FileText file, FileText? codegen, FileDiagnostics diagnostics, CancellationToken cancellationToken)
    {
        var fileName = SchemaFileName.Of(file.Path);
        var section = new CodegenPlace(fileName, false, diagnostics);
        var schema = JsonRepair.Parse(file.Text, UnneededMembers.All, cancellationToken);
        if (codegen is null)
        {
            var alone = Whole(schema, file.Text, schema.Root?[CodegenReader.Name]);
            Report(schema, file.Text, section, alone is null ? "it" : null);
            return alone is null ? null
                : SchemaReader.Read(alone, fileName, () => CodegenReader.ReadSection(alone, section), diagnostics);
        }

        var place = new CodegenPlace(SchemaFileName.Of(codegen.Path), true, diagnostics.Beside(codegen.Path, codegen.Text));
        var settings = JsonRepair.Parse(codegen.Text, null, cancellationToken);
        var names = settings.Root is { IsWhole: true } ? settings.Root : null;
        var root = names is null ? null : Whole(schema, file.Text, names);
        Report(schema, file.Text, section, root is null ? "it" : null);
        Report(settings, codegen.Text, place, root is null ? fileName : null);
        return root is null ? null
            : SchemaReader.Read(root, fileName, () => CodegenReader.ReadFile(names!, place, root, section), diagnostics);
    }

    /// <summary>What code can be made of; null when there is nothing.</summary>
    private static JsonNode? Whole(RepairedJson schema, string text, JsonNode? settings) =>
        schema.Root is null || schema.Errors.Count == 0 ? schema.Root
            : SettingsLeft.AreWhole(schema.Root, settings, text) ? WholeParts.Of(schema.Root, text) : null;

    private static void Report(RepairedJson json, string text, CodegenPlace place, string? nothingFrom)
    {
        var consequence =
            nothingFrom is null ? "Code is generated from what is whole" : "Nothing is generated from " + nothingFrom;
        foreach (var error in json.Errors)
        {
            var length = error.Position < text.Length ? 1 : 0;
            place.Diagnostics.Report(
                Rules.NotJson, new TextRange(error.Position, length), place.FileName, error.Message, consequence);
        }
    }
}
