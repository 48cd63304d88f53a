using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;
using SeaTable.Generators.Model;
using SeaTable.Generators.Schema;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Pipeline;

/// <summary>The first step: from an additional file to its models.</summary>
internal static class SchemaFiles
{
    public static bool IsSchemaFile(AdditionalText text) => SchemaFileName.Fits(text.Path);

    /// <summary>Whether a file is the first of its path: a project may list the same file twice.</summary>
    public static bool IsFirstOfItsPath(AdditionalText text, ImmutableArray<AdditionalText> all) =>
        all.First(other => string.Equals(other.Path, text.Path, StringComparison.Ordinal)) == text;

    /// <summary>Reads a file. Whatever happens, this gives a result; only a cancellation goes through.</summary>
    public static SchemaResult Read(AdditionalText file, string defaultNamespace, CancellationToken cancellationToken)
    {
        try
        {
            var text = file.GetText(cancellationToken);
            return text is null
                ? SchemaResult.Failed(file.Path, new([Unreadable(file.Path)]))
                : Read(file.Path, text.ToString(), defaultNamespace, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return SchemaResult.Failed(
                file.Path, new([InternalError.Describe(SchemaFileName.Of(file.Path), exception, file.Path)]));
        }
    }

    /// <summary>Reads the text of a schema file.</summary>
    public static SchemaResult Read(string path, string text, string defaultNamespace, CancellationToken cancellationToken)
    {
        var fileName = SchemaFileName.Of(path);
        var diagnostics = new FileDiagnostics(path, text);
        var json = JsonReader.Parse(text, UnneededMembers.All, cancellationToken);
        if (json.Error is { } error)
        {
            var length = error.Position < text.Length ? 1 : 0;
            diagnostics.Report(Rules.NotJson, new TextRange(error.Position, length), fileName, error.Message);
            return SchemaResult.Failed(path, diagnostics.ToArray());
        }

        var schema = SchemaReader.Read(json.Root!, fileName, diagnostics);
        return schema is null
            ? SchemaResult.Failed(path, diagnostics.ToArray())
            : ModelBuilder.Build(schema, path, fileName, defaultNamespace, diagnostics, cancellationToken);
    }

    private static DiagnosticInfo Unreadable(string path) => new(
        Rules.NotJson,
        LocationInfo.StartOf(path),
        new([SchemaFileName.Of(path), "it cannot be read (is it there, and is it text?)"]));
}
