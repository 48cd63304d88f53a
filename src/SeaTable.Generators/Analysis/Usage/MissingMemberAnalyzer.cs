using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Facts;
using SeaTable.Generators.Emit;

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

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.MissingMember);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
        {
            GeneratedNames? names = null;
            return TableSymbols.Of(compilation) is null ? null : found =>
            {
                names ??= GeneratedNames.Of(compilation, found.CancellationToken);
                if (!names.IsEmpty)
                {
                    Analyze(found, names);
                }
            };
        });
    }

    private static void Analyze(WrittenNode found, GeneratedNames names)
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
            file ?? "The schema file",
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
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax holder } access when access.Name == node:
                var isLikely = access.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } step }
                        && s_steps.Contains(step)
                    || names.IsType(holder.Identifier.ValueText)
                    || IsOfTable(holder);
                return isLikely ? holder : null;

            case AssignmentExpressionSyntax { Parent.Parent: ObjectCreationExpressionSyntax made } set
                when set.Left == node && made.Type is IdentifierNameSyntax type
                    && names.IsType(type.Identifier.ValueText):
                return made;

            default:
                return null;
        }
    }

    /// <summary>
    /// Whether a name is that of a lambda's parameter or of the variable of a loop, behind <c>crm.Contacts</c>.
    /// </summary>
    private static bool IsOfTable(IdentifierNameSyntax holder)
    {
        var name = holder.Identifier.ValueText;
        foreach (var ancestor in holder.Ancestors())
        {
            switch (ancestor)
            {
                case SimpleLambdaExpressionSyntax lambda when lambda.Parameter.Identifier.ValueText == name:
                    return lambda.Parent?.Parent?.Parent is InvocationExpressionSyntax call && BeginsAtMember(call);

                case ForEachStatementSyntax loop when loop.Identifier.ValueText == name:
                    return BeginsAtMember(loop.Expression);

                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool BeginsAtMember(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } => BeginsAtMember(method.Expression),
        AwaitExpressionSyntax awaited => BeginsAtMember(awaited.Expression),
        ParenthesizedExpressionSyntax inner => BeginsAtMember(inner.Expression),
        MemberAccessExpressionSyntax => true,
        _ => false,
    };

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
            _ => null,
        };
    }

    /// <summary>The schema file that a type was made of, which its file names; null where only its assembly is known.</summary>
    private static string? FileOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => SourceFile.SchemaFileOf(reference.SyntaxTree.ToString()))
        .FirstOrDefault(file => file is not null);
}
