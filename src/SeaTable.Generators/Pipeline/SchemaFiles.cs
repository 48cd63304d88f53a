using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Diagnostics;
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

    /// <summary>Whether a file may hold the settings of the code that is made from a schema file.</summary>
    public static bool IsCodegenFile(AdditionalText text) => SchemaFileName.IsCodegen(text.Path);

    /// <summary>The file with the settings of the code of a schema file, or null.</summary>
    public static AdditionalText? FindCodegen(AdditionalText schema, ImmutableArray<AdditionalText> all) =>
        all.FirstOrDefault(text => SchemaFileName.IsCodegenOf(text.Path, schema.Path));

    /// <summary>The schema files of a project, each with the file that has the settings of its code.</summary>
    public static IEnumerable<(AdditionalText Schema, AdditionalText? Codegen)> In(ImmutableArray<AdditionalText> files)
    {
        var all = files.Where(IsSchemaFile).ToImmutableArray();
        var codegens = all.IsEmpty ? all : files.Where(IsCodegenFile).ToImmutableArray();
        return all.Where(file => IsFirstOfItsPath(file, all)).Select(file => (file, FindCodegen(file, codegens)));
    }

    /// <summary>Reads a file. Whatever happens, this gives a result; only a cancellation goes through.</summary>
    public static SchemaResult Read(
        AdditionalText file, AdditionalText? codegen, string defaultNamespace, CancellationToken cancellationToken) =>
        ReadWithPlaces(file, codegen, defaultNamespace, cancellationToken).Result;

    /// <summary>The same, with the schema that knows where tables stand; null when nothing can be made of the file.</summary>
    public static (SchemaResult Result, BaseSchema? Schema) ReadWithPlaces(
        AdditionalText file, AdditionalText? codegen, string defaultNamespace, CancellationToken cancellationToken)
    {
        try
        {
            var text = TextOf(file, cancellationToken);
            var settings = codegen is null ? null : TextOf(codegen, cancellationToken);
            return text is null || (codegen is not null && settings is null)
                ? (SchemaResult.Failed(file.Path, new([Unreadable((text is null ? file : codegen!).Path, file.Path)])), null)
                : ReadWithPlaces(text, settings, defaultNamespace, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (SchemaResult.Failed(
                file.Path, new([InternalError.Describe(SchemaFileName.Of(file.Path), exception, file.Path)])), null);
        }
    }

    /// <summary>Reads the text of a schema file, and of the file with the settings of its code if there is one.</summary>
    public static SchemaResult Read(
        FileText file, FileText? codegen, string defaultNamespace, CancellationToken cancellationToken) =>
        ReadWithPlaces(file, codegen, defaultNamespace, cancellationToken).Result;

    private static (SchemaResult Result, BaseSchema? Schema) ReadWithPlaces(
        FileText file, FileText? codegen, string defaultNamespace, CancellationToken cancellationToken)
    {
        var diagnostics = new FileDiagnostics(file.Path, file.Text);
        var schema = SchemaFileReader.Read(file, codegen, diagnostics, cancellationToken);
        var result = schema is null
            ? SchemaResult.Failed(file.Path, diagnostics.ToArray())
            : ModelBuilder.Build(
                schema, file.Path, SchemaFileName.Of(file.Path), defaultNamespace, diagnostics, cancellationToken);
        return (result, schema);
    }

    private static FileText? TextOf(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? new FileText(file.Path, text.ToString()) : null;

    private static DiagnosticInfo Unreadable(string path, string schemaPath) => new(
        Rules.NotJson,
        LocationInfo.StartOf(path),
        new([
            SchemaFileName.Of(path),
            "it cannot be read (is it there, and is it text?)",
            "Nothing is generated from " + (path == schemaPath ? "it" : SchemaFileName.Of(schemaPath)),
        ]));
}
