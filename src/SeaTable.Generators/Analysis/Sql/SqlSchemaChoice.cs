using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Pipeline;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>
/// Finds the schema file that a statement is meant for. Files are read when the first statement is found, not before.
/// </summary>
internal sealed class SqlSchemaChoice(ImmutableArray<AdditionalText> files)
{
    private IReadOnlyList<SqlSchemaFile>? _schemas;

    /// <summary>What is wrong with a statement that is handed to a method of one of these types.</summary>
    /// <remarks>
    /// The schema is the one that one of the types was made from. Where none of them tells, it is the one that fits the statement
    /// best; where there is none at all, only the way it is written can be looked at.
    /// </remarks>
    public SqlCheck Check(SqlStringSource source, IEnumerable<ITypeSymbol> receivers, CancellationToken cancellationToken)
    {
        var schemas = Schemas(cancellationToken);
        return Own(schemas, receivers)?.Check(source)
            ?? schemas.Select(schema => schema.Check(source)).OrderBy(check => check.Errors).FirstOrDefault()
            ?? SqlStringCheck.Of(source, null);
    }

    /// <summary>The base that a statement is meant for, found in the same way; null when there is no schema.</summary>
    public SqlSchema? Base(SqlStringSource source, IEnumerable<ITypeSymbol> receivers, CancellationToken cancellationToken)
    {
        var schemas = Schemas(cancellationToken);
        return (Own(schemas, receivers) ?? schemas.OrderBy(schema => schema.Check(source).Errors).FirstOrDefault())?.Schema;
    }

    /// <summary>The name of the table that a type was made for, or null.</summary>
    public string? TableOf(ITypeSymbol type, CancellationToken cancellationToken) =>
        Schemas(cancellationToken).Select(schema => schema.TableOf(type)).FirstOrDefault(table => table is not null);

    private static SqlSchemaFile? Own(IReadOnlyList<SqlSchemaFile> schemas, IEnumerable<ITypeSymbol> receivers) =>
        receivers.Select(type => schemas.FirstOrDefault(schema => schema.Made(type)))
            .FirstOrDefault(schema => schema is not null);

    private IReadOnlyList<SqlSchemaFile> Schemas(CancellationToken cancellationToken)
    {
        if (_schemas is null)
        {
            _schemas =
            [
                .. SchemaFiles.In(files)
                    .Select(file => Read(file.Schema, file.Codegen, cancellationToken))
                    .OfType<SqlSchemaFile>(),
            ];
        }

        return _schemas;
    }

    /// <summary>A file that can't be read is reported by the generator.</summary>
    private static SqlSchemaFile? Read(
        AdditionalText file, AdditionalText? codegen, CancellationToken cancellationToken)
    {
        try
        {
            return SqlSchemaFile.From(file, codegen, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
