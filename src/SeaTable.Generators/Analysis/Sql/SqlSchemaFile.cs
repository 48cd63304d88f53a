using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Schema;
using SeaTable.Generators.Texts;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>
/// A schema file as statements are checked against it. One text is read once, and one statement checked once, however often the
/// project changes.
/// </summary>
internal sealed class SqlSchemaFile
{
    /// <summary>When so many statements are known, they are forgotten: most will be from while somebody was typing.</summary>
    private const int MostStatements = 5_000;

    private static readonly ReadTexts<SqlSchemaFile> s_read = new();

    private readonly ConcurrentDictionary<string, SqlCheck> _checks = new(System.StringComparer.Ordinal);
    private readonly HashSet<string> _types;
    private readonly IReadOnlyDictionary<string, string> _tablesByType;
    private readonly string? _namespace;
    private readonly bool _isWhole;

    private SqlSchemaFile(
        SqlSchema schema, bool isWhole, string? space, string client, IReadOnlyDictionary<string, string> tablesByType)
    {
        (Schema, _isWhole) = (schema, isWhole);
        _namespace = space;
        _types = [client, .. tablesByType.Keys];
        _tablesByType = tablesByType;
    }

    /// <summary>Gets the base that it describes.</summary>
    public SqlSchema Schema { get; }

    /// <summary>A file that gives no base: nothing is known of its tables.</summary>
    public static SqlSchemaFile? From(AdditionalText file, AdditionalText? codegen, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return null;
        }

        var settings = codegen?.GetText(cancellationToken);
        return s_read.Get(text, settings, () =>
        {
            var chosen = settings is null ? null : new FileText(codegen!.Path, settings.ToString());
            return Read(new FileText(file.Path, text.ToString()), chosen, cancellationToken);
        });
    }

    /// <summary>Whether a type is the client made from this file, or the table of it.</summary>
    public bool Made(ITypeSymbol type) =>
        _types.Contains(type.Name) && (_namespace is null || type.ContainingNamespace.ToDisplayString() == _namespace);

    /// <summary>The name of the table that a type was made for, or null.</summary>
    public string? TableOf(ITypeSymbol type) =>
        Made(type) && _tablesByType.TryGetValue(type.Name, out var table) ? table : null;

    /// <summary>What is wrong with a statement.</summary>
    public SqlCheck Check(SqlStringSource source)
    {
        var key = Key(source);
        if (_checks.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_checks.Count >= MostStatements)
        {
            _checks.Clear();
        }

        var check = SqlStringCheck.Of(source, Schema);
        return _checks.GetOrAdd(key, _isWhole ? check : check with { Problems = WithoutMissing(check) });
    }

    /// <summary>What is wrong whatever the part of the schema file may say that is not whole just now.</summary>
    private static IReadOnlyList<SqlProblem> WithoutMissing(SqlCheck check) =>
    [
        .. check.Problems.Where(problem => problem.Code is not
            (SqlProblemCode.UnknownTable or SqlProblemCode.UnknownColumn or SqlProblemCode.UnknownOption)),
    ];

    /// <summary>The statement, and which of its <c>?</c> hold what.</summary>
    private static string Key(SqlStringSource source)
    {
        if (source.Values.Count == 0)
        {
            return source.Text;
        }

        var key = new StringBuilder(source.Text, source.Text.Length + 16 * source.Values.Count);
        foreach (var (start, piece) in source.Values)
        {
            var type = piece.Type.InSql;
            key.Append('\0').Append(start).Append(' ').Append((int)type.Kind).Append(' ').Append((int)type.Element);
        }

        return key.ToString();
    }

    private static SqlSchemaFile? Read(FileText file, FileText? codegen, CancellationToken cancellationToken)
    {
        var diagnostics = new FileDiagnostics(file.Path, file.Text);
        if (SchemaFileReader.Read(file, codegen, diagnostics, cancellationToken) is not { } schema)
        {
            return null;
        }

        // The generator names everything and reports; here only the types are asked for on which SQL is handed over.
        var client = ClientNames.Choose(schema.Codegen, SchemaFileName.Of(file.Path), "");
        var stems = TableNamer.Choose(
            schema.Tables, client, ChosenNames.Read(schema), new CollisionReport(schema.Codegen.Place, diagnostics));
        return new SqlSchemaFile(
            SqlSchemas.Of(schema),
            diagnostics.IsWhole,
            client.Namespace.Length == 0 ? null : client.Namespace,
            client.Client,
            schema.Tables.ToDictionary(table => TableNames.TableTypeOf(stems[IdPath.Table(table.Id)]), table => table.Name));
    }
}
