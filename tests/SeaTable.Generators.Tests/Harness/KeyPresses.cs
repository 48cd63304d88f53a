using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Generators.Analysis.Sql;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// A project in an editor while a schema file is typed at. Its code uses all that the file gives without one column, and that
/// column in a file of its own.
/// </summary>
internal sealed class KeyPresses
{
    private const string Schema = "crm.seatable.json";
    private const string PlaceOfColumn = "Code3.cs";

    private readonly GeneratorTest _test;
    private readonly CSharpCompilation _input;
    private readonly SyntaxTree _queries;
    private readonly Dictionary<string, (Compilation Compilation, ImmutableArray<Diagnostic> Found)> _compiled = [];
    private readonly Dictionary<string, ImmutableArray<Diagnostic>> _checked = [];
    private readonly HashSet<string> _files = [];
    private GeneratorDriver _driver;

    /// <summary>Opens the project.</summary>
    /// <param name="whole">The file with the column.</param>
    /// <param name="without">The file without it.</param>
    /// <param name="ofColumn">Statements that use the column, of <c>crm</c>.</param>
    public KeyPresses(string whole, string without, string ofColumn)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(without, Schema));
        Used = MembersOf(run);
        Lost = [.. MembersOf(GeneratorRun.Of(GeneratorTest.Of(whole, Schema))).Except(Used)];
        _test = GeneratorTest.Of(whole, Schema)
            .WithCode(Of("Members", Used.Select(Use)))
            .WithCode(Of("Queries", Queries(run, without)))
            .WithCode(Of("Column", [ofColumn]));
        var first = GeneratorRun.Of(_test);
        (_driver, _input) = (first.Driver, first.Input);
        _queries = _input.SyntaxTrees.Single(tree => tree.FilePath == "Code2.cs");
    }

    /// <summary>Each public member of what is generated without the column: <c>CrmBase.Contacts: ContactsTable</c>.</summary>
    public IReadOnlyList<(string Type, string Member, bool IsStatic, string Of)> Used { get; }

    /// <summary>The members that are others, or not there, without the column.</summary>
    public IReadOnlyList<(string Type, string Member, bool IsStatic, string Of)> Lost { get; }

    /// <summary>Whether the code that uses the column has an error since the last key press.</summary>
    public bool IsColumnMissing { get; private set; }

    /// <summary>What is wrong in code that does not use the column, and of the generator and the analyzers themselves.</summary>
    public IReadOnlyList<string> Press(string schema)
    {
        AdditionalText text = new SchemaText(Schema, schema);
        _driver = _driver.ReplaceAdditionalTexts([text]).RunGenerators(_input);
        var result = _driver.GetRunResult();
        var key = string.Concat(result.GeneratedTrees.Select(KeyOf));
        if (!_compiled.TryGetValue(key, out var compiled))
        {
            var compilation = _input.AddSyntaxTrees(result.GeneratedTrees);
            compiled = (compilation, Compile(compilation).AddRange(Analyze(compilation, text, CodeTest.Analyzers)));
            _compiled.Add(key, compiled);
        }

        // Of the analyzers only this one has errors by what stands in the file, and not in the code made of it.
        key += Sql(text) + string.Concat(result.Diagnostics.Select(one => one.Id).Distinct().Order(StringComparer.Ordinal));
        if (!_checked.TryGetValue(key, out var inStatements))
        {
            inStatements = Analyze(compiled.Compilation, text, [new SqlAnalyzer()]);
            _checked.Add(key, inStatements);
        }

        var found = compiled.Found.AddRange(inStatements)
            .Where(one => one.Severity >= DiagnosticSeverity.Warning)
            .ToLookup(one => one.Location.GetLineSpan().Path == PlaceOfColumn);
        IsColumnMissing = found[true].Any(one => one.Severity == DiagnosticSeverity.Error);
        return
        [
            .. found[false]
                .Concat(result.Diagnostics.Where(one => one.Location.GetLineSpan().Path != Schema))
                .Select(one => one.ToString()).Distinct(),
        ];
    }

    /// <summary>What the compiler says of all that is written by hand, and of generated files that it has not seen yet.</summary>
    private ImmutableArray<Diagnostic> Compile(Compilation compilation) =>
    [
        .. compilation.SyntaxTrees.Where(tree => _input.ContainsSyntaxTree(tree) || _files.Add(KeyOf(tree)))
            .SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics()),
    ];

    private static string KeyOf(SyntaxTree tree) =>
        tree.FilePath + Convert.ToBase64String(tree.GetText().GetChecksum().AsSpan());

    /// <summary>All that statements are checked against.</summary>
    private static string Sql(AdditionalText text) =>
        string.Join('\n', SqlSchemaFile.From(text, null, CancellationToken.None)?.Schema.Tables.Select(table =>
            $"{table.Id} {table.Name}: " + string.Join(", ", table.Columns.Select(column =>
                $"{column.Key} {column.Name} {column.Type} {column.Value} {string.Join('|', column.Options)}"))) ?? []);

    private ImmutableArray<Diagnostic> Analyze(
        Compilation compilation, AdditionalText text, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var analyzed = compilation.WithAnalyzers(analyzers, new AnalyzerOptions([text], new BuildProperties(_test.Properties)));
        return analyzed.GetAnalyzerSemanticDiagnosticsAsync(
            analyzed.Compilation.GetSemanticModel(_queries), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static IReadOnlyList<(string Type, string Member, bool IsStatic, string Of)> MembersOf(GeneratorRun run) =>
    [
        .. run.GeneratedTypes().Where(IsPublic).SelectMany(type => type.GetMembers()
            .Where(member => member.DeclaredAccessibility == Accessibility.Public && member switch
            {
                IPropertySymbol property => property is { IsIndexer: false, GetMethod: not null },
                IFieldSymbol => true,
                _ => false,
            })
            .Select(member => (type.ToDisplayString(), member.Name, member.IsStatic, TypeOf(member)))),
    ];

    private static string TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type.ToDisplayString()
        ?? ((IFieldSymbol)member).Type.ToDisplayString();

    private static bool IsPublic(INamedTypeSymbol type) => type.DeclaredAccessibility == Accessibility.Public
        && (type.ContainingType is not { } outer || IsPublic(outer));

    private static string Use((string Type, string Member, bool IsStatic, string Of) used) =>
        $"{{ {used.Of} value = {(used.IsStatic ? used.Type : $"default({used.Type})!")}.{used.Member}; _ = value; }}";

    /// <summary>A query on each table and each of its single selects, and statements that name all that SQL can read.</summary>
    private static IEnumerable<string> Queries(GeneratorRun run, string schema)
    {
        foreach (var table in Tables(schema))
        {
            var property = run.Type("Crm.CrmBase").GetMembers().OfType<IPropertySymbol>()
                .Single(member => member.Name == (string)table["name"]!);
            var columns = run.Type($"Crm.{property.Name}Columns").GetMembers().OfType<IPropertySymbol>().ToList();
            var first = columns[0].Name;
            yield return $"_ = await crm.{property.Name}.Where(c => c.{first} == name).OrderBy(c => c.{first}).ToListAsync();";
            foreach (var column in columns.Where(column => column.Type.Name == "OptionColumn"))
            {
                var options = ((INamedTypeSymbol)column.Type).TypeArguments.Single(type => type.TypeKind == TypeKind.Struct);
                var option = options.GetMembers().OfType<IPropertySymbol>().First(member => member.IsStatic);
                yield return $"_ = await crm.{property.Name}.Where(c => c.{column.Name} == {options.Name}.{option.Name})"
                    + ".ToListAsync();";
            }

            var names = table["columns"]!.AsArray().Where(column => (string)column!["type"]! != "button")
                .Select(column => $"`{(string)column!["name"]!}`");
            yield return $"_ = await crm.SqlAsync($\"SELECT {string.Join(", ", names)} FROM {(string)table["name"]!} LIMIT 5\");";
            foreach (var column in table["columns"]!.AsArray().Where(column => (string)column!["type"]! == "single-select"))
            {
                var options = column!["data"]!["options"]!.AsArray().Select(option => $"'{(string)option!["name"]!}'");
                yield return $"_ = await crm.{property.Name}.FromSql($\"SELECT * FROM {(string)table["name"]!} "
                    + $"WHERE `{(string)column["name"]!}` IN ({string.Join(", ", options)}) LIMIT 5\").ToListAsync();";
            }
        }
    }

    private static IEnumerable<System.Text.Json.Nodes.JsonNode> Tables(string schema)
    {
        var root = System.Text.Json.Nodes.JsonNode.Parse(schema)!;
        return (root["metadata"] ?? root)["tables"]!.AsArray().Select(table => table!);
    }

    private static string Of(string name, IEnumerable<string> statements) =>
        "using System.Threading.Tasks;\nusing SeaTable;\nnamespace Crm;\n"
        + $"internal static class {name}\n{{\n    internal static async Task RunAsync(CrmBase crm, string name)\n    {{\n"
        + "        await Task.Yield();\n"
        + string.Concat(statements.Select(statement => $"        {statement}\n")) + "    }\n}\n";
}
