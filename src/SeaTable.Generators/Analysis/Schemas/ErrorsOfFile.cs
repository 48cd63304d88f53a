using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Schema;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Analysis.Schemas;

/// <summary>What is wrong in a schema file, told apart by tables.</summary>
internal sealed class ErrorsOfFile
{
    // By namespace: a file can be in several projects.
    private static readonly ConcurrentDictionary<string, ReadTexts<ErrorsOfFile>> s_read = new(StringComparer.Ordinal);

    private readonly List<(DiagnosticInfo Diagnostic, string? Table)> _found;
    private readonly Dictionary<string, string[]> _names;
    private readonly string[] _all;

    private ErrorsOfFile(SchemaResult result, BaseSchema? schema, ClientNames client)
    {
        (Path, Claim) = (result.Path, result.Claim);
        _found = [.. result.Diagnostics.Select(found => (found, schema is null ? null : TableOf(found.Location!, schema)))];
        _names = schema is null || _found.Count == 0 ? [] : NamesOf(result, schema);
        _all = Claim is null
            ? [client.Namespace + "." + client.Client]
            : [.. Claim.Types.Select(type => Claim.Qualify(type.Name)).Concat(_names.Values.SelectMany(names => names))];
    }

    public string Path { get; }

    /// <summary>The names that its code takes; null when it gives none.</summary>
    public NameClaim? Claim { get; }

    /// <summary>Whether there is nothing to say of the file by itself.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>Reads a file, as the generator does.</summary>
    public static ErrorsOfFile Read(
        AdditionalText file, AdditionalText? codegen, string defaultNamespace, CancellationToken cancellationToken)
    {
        var settings = codegen?.GetText(cancellationToken);
        return file.GetText(cancellationToken) is { } text && (codegen is null || settings is not null)
            ? s_read.GetOrAdd(defaultNamespace, _ => new()).Get(text, settings, Find)!
            : Find();

        ErrorsOfFile Find()
        {
            var (result, schema) = SchemaFiles.ReadWithPlaces(file, codegen, defaultNamespace, cancellationToken);
            var section = schema?.Codegen ?? Settings(codegen, settings?.ToString(), cancellationToken);
            return new(result, schema, ClientNames.Choose(section, SchemaFileName.Of(file.Path), defaultNamespace));
        }
    }

    /// <summary>
    /// What is wrong with each table, and with the file as a whole: of each the first error, else the first warning.
    /// </summary>
    /// <param name="conflict">That another file takes its names; null when none does.</param>
    /// <param name="isSilenced">Whether people do not want to know of a rule.</param>
    public IEnumerable<SchemaError> Find(FileConflict? conflict, Func<string, bool> isSilenced)
    {
        IEnumerable<(DiagnosticInfo Diagnostic, string? Table)> inFile =
            conflict is null ? [] : [(conflict.ToDiagnostic(), null)];
        return _found.Concat(inFile)
            .Where(found => !isSilenced(found.Diagnostic.RuleId))
            .GroupBy(found => found.Table)
            .Select(part => new SchemaError(
                part.OrderBy(found => found.Diagnostic.IsError ? 0 : 1).First().Diagnostic,
                Claim is not null && conflict is null,
                part.Key is null ? _all : _names[part.Key]));
    }

    /// <summary>
    /// The table that a diagnostic stands in, or whose entry of <c>codegen.names</c>; null for the rest of a file.
    /// </summary>
    private static string? TableOf(LocationInfo place, BaseSchema schema)
    {
        var codegen = schema.Codegen;
        var isBeside = codegen.Place.IsFileOfItsOwn
            && place.Path == codegen.Place.Diagnostics.Locate(new TextRange(0, 0)).Path;
        var table = isBeside ? null : schema.Tables.FirstOrDefault(table => table.Range.Contains(place.Start));
        var isOfSettings = isBeside || !codegen.Place.IsFileOfItsOwn;
        if (table is null && isOfSettings && codegen.Names.FirstOrDefault(name =>
            name.PathRange.Start <= place.Start && place.Start <= name.NameRange.Start) is { } entry)
        {
            table = schema.Tables.FirstOrDefault(table => IsOf(entry.Path, table.Id));
        }

        return table?.Id;
    }

    private static Dictionary<string, string[]> NamesOf(SchemaResult result, BaseSchema schema) => schema.Tables
        .Zip(result.Base?.Tables ?? EquatableArray<TableProperty>.Empty, (table, property) => (table.Id, property))
        .ToDictionary(
            table => table.Id,
            table => result.Claim!.Types
                .Where(type => type.Path is { } path && IsOf(path, table.Id))
                .Select(type => result.Claim.Qualify(type.Name))
                .Append(result.Claim.Qualify(result.Claim.Client) + "." + table.property.Property)
                .ToArray());

    private static bool IsOf(string path, string tableId)
    {
        var table = IdPath.Table(tableId);
        return path == table || path.StartsWith(table + "/", StringComparison.Ordinal);
    }

    /// <summary>
    /// What the file beside a schema file says where of that nothing can be made. What is wrong in it has been told.
    /// </summary>
    private static CodegenSection Settings(AdditionalText? file, string? text, CancellationToken cancellationToken)
    {
        var path = file?.Path ?? "";
        var place = new CodegenPlace(SchemaFileName.Of(path), true, new FileDiagnostics(path, text ?? ""));
        return text is not null && JsonReader.Parse(text, null, cancellationToken).Root is { } root
            ? CodegenReader.Read(root, place)
            : CodegenSection.Empty(place);
    }
}
