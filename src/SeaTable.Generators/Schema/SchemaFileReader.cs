using System.Collections.Generic;
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
        var root = Parse(file.Text, UnneededMembers.All, section, "it", cancellationToken);
        if (codegen is null)
        {
            return root is null
                ? null : SchemaReader.Read(root, fileName, () => CodegenReader.ReadSection(root, section), diagnostics);
        }

        // Without the settings everything would have another name, and each use of one would be an error of its own.
        var place = new CodegenPlace(SchemaFileName.Of(codegen.Path), true, diagnostics.Beside(codegen.Path, codegen.Text));
        var settings = Parse(codegen.Text, null, place, fileName, cancellationToken);
        return root is null || settings is null
            ? null
            : SchemaReader.Read(
                root, fileName, () => CodegenReader.ReadFile(settings, place, root, section), diagnostics);
    }

    private static JsonNode? Parse(
        string text, ISet<string>? unneeded, CodegenPlace place, string nothingFrom, CancellationToken cancellationToken)
    {
        var json = JsonReader.Parse(text, unneeded, cancellationToken);
        if (json.Error is { } error)
        {
            var length = error.Position < text.Length ? 1 : 0;
            place.Diagnostics.Report(
                Rules.NotJson, new TextRange(error.Position, length), place.FileName, error.Message, nothingFrom);
        }

        return json.Root;
    }
}
