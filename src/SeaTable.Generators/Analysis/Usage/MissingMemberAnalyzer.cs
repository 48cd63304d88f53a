using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Facts;
using SeaTable.Generators.Emit;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>
/// Says of a column, option, view or table that the compiler does not know that the schema file may be older than the base.
/// </summary>
/// <remarks>
/// Only names are looked at that nothing generated has, at places where what is generated is likely: code that compiles is
/// not bound for it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingMemberAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> s_steps = ImmutableHashSet.Create(
        "Where", "OrderBy", "OrderByDescending", "ToListAsync", "FirstOrDefaultAsync", "AddAsync", "FromSql", "InView");

    private static readonly ImmutableHashSet<string> s_partsOfTables = ImmutableHashSet.Create("Views", "Links", "Columns");

    // As pull writes it, and the build reads it.
    private static readonly Regex s_pulled = new("\"pulled\"\\s*:\\s*\"(\\d\\d\\d\\d-\\d\\d-\\d\\d)\"");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.MissingMember);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction((compilation, options) =>
        {
            GeneratedNames? names = null;
            return TableSymbols.Of(compilation) is null ? null : found =>
            {
                names ??= GeneratedNames.Of(compilation, found.CancellationToken);
                if (!names.IsEmpty)
                {
                    Analyze(found, names, options.AdditionalFiles);
                }
            };
        });
    }

    private static void Analyze(WrittenNode found, GeneratedNames names, ImmutableArray<AdditionalText> files)
    {
        if (found.Node is not IdentifierNameSyntax node
            || Holder(node, names) is not { } holder
            || names.IsProperty(node.Identifier.ValueText)
            || IsKnown(found.SemanticModel.GetSymbolInfo(node, found.CancellationToken))
            || TypeOf(found, holder) is not { } type
            || Kind(type) is not { } kind)
        {
            return;
        }

        var name = node.Identifier.ValueText;
        var file = FileOf(type);
        var near = NearestName.Find(name, type.GetMembers().OfType<IPropertySymbol>().Select(member => member.Name));
        found.ReportDiagnostic(Diagnostic.Create(
            UsageRules.MissingMember,
            node.GetLocation(),
            (file ?? "The schema file") + PulledOn(file, files, found.CancellationToken),
            kind,
            name,
            type.Name,
            near is null ? "" : " (did you mean '" + near + "'?)",
            file is null ? "seatable pull" : "seatable pull -o " + file));
    }

    // A name of several methods, as in nameof, is known without being one of them.
    private static bool IsKnown(SymbolInfo found) => found.Symbol is not null || !found.CandidateSymbols.IsEmpty;

    /// <summary>What would have the member; null where that can't be something generated, or need not be looked at.</summary>
    private static ExpressionSyntax? Holder(IdentifierNameSyntax node, GeneratedNames names)
    {
        switch (node.Parent)
        {
            // What is called is a method, of which schema files tell nothing.
            case { Parent: InvocationExpressionSyntax call } called when call.Expression == called:
                return null;

            case MemberAccessExpressionSyntax access when access.Name == node:
                var isLikely = access.Expression switch
                {
                    IdentifierNameSyntax holder => IsDone(access) || new GeneratedVariables(names).MayHold(holder),
                    PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax sure } =>
                        new GeneratedVariables(names).MayHold(sure),
                    ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax list } =>
                        new GeneratedVariables(names).MayHold(list),
                    MemberAccessExpressionSyntax holder => s_partsOfTables.Contains(holder.Name.Identifier.ValueText),
                    _ => false,
                };
                return isLikely ? access.Expression : null;

            case MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax { Expression: var expression } }:
                return expression is IdentifierNameSyntax maybe && new GeneratedVariables(names).MayHold(maybe) ? maybe : null;

            case AssignmentExpressionSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } set
                when set.Left == node && IsMade(made, names):
                return made;

            default:
                return null;
        }
    }

    /// <summary>Whether a new object may be a row, by the way it is written.</summary>
    private static bool IsMade(BaseObjectCreationExpressionSyntax made, GeneratedNames names) => made switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => IsOf(type, names),
        { Parent: EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: var type } } } => IsOf(type, names),
        {
            Parent: ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var step },
                },
            },
        } => s_steps.Contains(step),
        _ => false,
    };

    private static bool IsOf(TypeSyntax type, GeneratedNames names) =>
        type is IdentifierNameSyntax name && names.IsType(name.Identifier.ValueText);

    /// <summary>Whether something is done to a member as to tables: nothing else tells of one that is missing.</summary>
    private static bool IsDone(MemberAccessExpressionSyntax access) =>
        access.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } step } && s_steps.Contains(step);

    private static INamedTypeSymbol? TypeOf(WrittenNode found, ExpressionSyntax holder) => (found.TypeOf(holder)
        ?? found.SemanticModel.GetSymbolInfo(holder, found.CancellationToken).Symbol) as INamedTypeSymbol;

    /// <summary>What the members of a generated type are; null for other types.</summary>
    private static string? Kind(INamedTypeSymbol type)
    {
        if (!SourceFile.IsMarked(type))
        {
            return null;
        }

        return type.TypeKind == TypeKind.Struct ? "option" : type.BaseType?.Name switch
        {
            "SeaTableRow" or "SeaTableColumns" => "column",
            "SeaTableBase" => "table",
            _ => type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault()?.Type.Name switch
            {
                "SeaTableView" => "view",
                "SeaTableLink" => "link column",
                _ => null,
            },
        };
    }

    /// <summary>When the schema file was last compared with its base, as far as it tells that.</summary>
    private static string PulledOn(string? file, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var days = files.Where(one => SchemaFileName.Of(one.Path) == file)
            .Select(one => s_pulled.Match(one.GetText(cancellationToken)?.ToString() ?? ""))
            .Where(found => found.Success).Select(found => found.Groups[1].Value).ToList();
        return days.Count == 1 ? ", last compared with its base on " + days[0] + "," : "";
    }

    /// <summary>The schema file that a type was made of, which its file names; null where only its assembly is known.</summary>
    private static string? FileOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => SourceFile.SchemaFileOf(reference.SyntaxTree.ToString()))
        .FirstOrDefault(file => file is not null);
}
