using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Finds rows that are all read and then filtered by LINQ, where the query could have the same condition.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowFilterAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that says that the condition means the same in the query.</summary>
    internal const string MeansTheSame = "MeansTheSame";

    /// <summary>The property of a diagnostic that names the method of the query that gives the answer.</summary>
    internal const string Instead = "Instead";

    private static readonly ImmutableHashSet<string> s_filters = ImmutableHashSet.Create(
        "Where", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Any", "Count",
        "FirstAsync", "FirstOrDefaultAsync", "SingleAsync", "SingleOrDefaultAsync", "AnyAsync", "CountAsync");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.FilteredHere, UsageRules.ReadForOneAnswer);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            TableSymbols.Of(compilation) is { } symbols ? found => AnalyzeNode(found, symbols) : null);
    }

    private static void AnalyzeNode(WrittenNode found, TableSymbols symbols)
    {
        if (CanBeFilter(found.Node) && found.Operation() is { } operation)
        {
            foreach (var call in operation is ITranslatedQueryOperation query ? Clauses(query) : [operation])
            {
                Analyze(found, call, symbols);
            }
        }
    }

    /// <summary>Whether it is called like what is looked for: most calls are not, and need no further look.</summary>
    private static bool CanBeFilter(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.Expression switch
        {
            MemberAccessExpressionSyntax member => CanBeFilter(member.Name.Identifier.ValueText),
            MemberBindingExpressionSyntax member => CanBeFilter(member.Name.Identifier.ValueText),
            SimpleNameSyntax name => CanBeFilter(name.Identifier.ValueText),
            _ => false,
        },
        MemberAccessExpressionSyntax property => RowAnswer.CanBe(property.Name.Identifier.ValueText),
        _ => node is QueryExpressionSyntax,
    };

    private static bool CanBeFilter(string method) => s_filters.Contains(method) || RowAnswer.CanBe(method);

    /// <summary>The calls that the clauses of a query become, without those of queries in it.</summary>
    private static IEnumerable<IOperation> Clauses(ITranslatedQueryOperation query) =>
        query.Descendants().OfType<IInvocationOperation>().Where(call =>
            call.IsImplicit && call.Syntax.FirstAncestorOrSelf<QueryExpressionSyntax>() == query.Syntax);

    private static void Analyze(WrittenNode found, IOperation operation, TableSymbols symbols)
    {
        if (RowAnswer.Of(operation) is var (rows, instead))
        {
            if (Reading(rows) is { TargetMethod: { Name: "ToListAsync" } read } list
                && TableSymbols.Base(list.Instance?.Type, symbols.Query) is not null
                && TableSymbols.Base(read.ContainingType, symbols.Query) is not null)
            {
                found.ReportDiagnostic(Diagnostic.Create(
                    UsageRules.ReadForOneAnswer,
                    operation.Syntax.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(Instead, instead),
                    instead));
            }

            return;
        }

        if (operation is IInvocationOperation { Arguments.Length: >= 2, TargetMethod: { } method } call
            && s_filters.Contains(method.Name)
            && RowAnswer.IsLinq(method)
            && Reading(call.Arguments[0].Value) is { Instance: { } query } reading
            && TableOf(query, symbols) is { } table
            && Condition(call.Arguments[1].Value) is var (row, condition)
            && new RowCondition(row, table.TypeArguments[1], symbols) is var known
            && known.IsOfQuery(condition))
        {
            var fix = known.MeansTheSame
                ? ImmutableDictionary<string, string?>.Empty.Add(MeansTheSame, "")
                : ImmutableDictionary<string, string?>.Empty;
            found.ReportDiagnostic(Diagnostic.Create(
                UsageRules.FilteredHere, call.Syntax.GetLocation(), fix, reading.TargetMethod.Name));
        }
    }

    /// <summary>The call that reads the rows of a query, or null.</summary>
    private static IInvocationOperation? Reading(IOperation rows) => rows switch
    {
        IConversionOperation conversion => Reading(conversion.Operand),
        IParenthesizedOperation inner => Reading(inner.Operand),
        IAwaitOperation awaited => Reading(awaited.Operation),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Reading(task),
        IInvocationOperation { TargetMethod.Name: "ToListAsync" or "AsAsyncEnumerable" } call => call,
        _ => null,
    };

    // A query from elsewhere may be cut by Skip or Take already, and takes no condition then.
    private static INamedTypeSymbol? TableOf(IOperation query, TableSymbols symbols) => query switch
    {
        IInvocationOperation
        {
            TargetMethod.Name: "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending",
            Instance: { } instance,
        } => TableOf(instance, symbols),
        _ => TableSymbols.Base(query.Type, symbols.Table),
    };

    private static (IParameterSymbol Row, IOperation Condition)? Condition(IOperation function) => function switch
    {
        IConversionOperation conversion => Condition(conversion.Operand),
        IDelegateCreationOperation creation => Condition(creation.Target),
        IAnonymousFunctionOperation
        {
            Symbol.Parameters: { Length: 1 } parameters,
            Body.Operations: { Length: 1 } statements,
        } when statements[0] is IReturnOperation { ReturnedValue: { } condition } => (parameters[0], condition),
        _ => null,
    };
}
