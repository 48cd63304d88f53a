using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Finds linked rows that a query reads along and that nobody looks at.</summary>
/// <remarks>
/// Only where that is certain: the rows do not leave the loop or the variable that the query is read into, and of them nothing is
/// asked for but columns, and not the one of the links.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadIncludeAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> s_steps = ImmutableHashSet.Create(
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Skip", "Take", "Include", "AsAsyncEnumerable",
        "WithCancellation", "ConfigureAwait", "ToListAsync", "SingleAsync", "SingleOrDefaultAsync", "FirstOrDefaultAsync");

    private static readonly ImmutableHashSet<string> s_ofNoRows = ImmutableHashSet.Create(
        "CountAsync", "AnyAsync", "SumAsync", "AverageAsync", "MinAsync", "MaxAsync", "Select", "GroupBy");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.UnreadInclude, UsageRules.IncludeOfNoRows);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            TableSymbols.Of(compilation) is { } symbols ? found => Analyze(found, symbols) : null);
    }

    private static void Analyze(WrittenNode found, TableSymbols symbols)
    {
        if (found.Node is not InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Include" } member,
            }
            || found.Operation() is not IInvocationOperation { Arguments.Length: > 0 } call
            || TableSymbols.Base(call.TargetMethod.ContainingType, symbols.Query) is not { TypeArguments: { Length: 2 } types }
            || Column(call.Arguments[0].Value) is not { } column)
        {
            return;
        }

        var reading = End(call, symbols, out var method);
        var place = Location.Create(
            member.SyntaxTree, TextSpan.FromBounds(member.Name.SpanStart, found.Node.Span.End));
        if (method is not null)
        {
            found.ReportDiagnostic(Diagnostic.Create(UsageRules.IncludeOfNoRows, place, method));
        }
        else if (Row(reading) is var (row, scope)
            && scope.Descendants().All(operation => IsHarmless(operation, row, column, types)))
        {
            found.ReportDiagnostic(Diagnostic.Create(UsageRules.UnreadInclude, place, column, row.Name));
        }
    }

    /// <summary>The name of the property that a lambda gives; null when it is no such lambda.</summary>
    private static string? Column(IOperation function) => function switch
    {
        IConversionOperation conversion => Column(conversion.Operand),
        IDelegateCreationOperation creation => Column(creation.Target),
        IAnonymousFunctionOperation { Body.Operations: { Length: 1 } statements }
            when statements[0] is IReturnOperation { ReturnedValue: { } value } => Property(value),
        _ => null,
    };

    private static string? Property(IOperation value) => value switch
    {
        IConversionOperation conversion => Property(conversion.Operand),
        IPropertyReferenceOperation { Instance: IParameterReferenceOperation, Property.Name: { } name } => name,
        _ => null,
    };

    /// <summary>What a query becomes at last, and the method by which it ceases to be one of rows, if it does.</summary>
    private static IOperation End(IOperation query, TableSymbols symbols, out string? method)
    {
        method = null;
        while (true)
        {
            switch (query.Parent)
            {
                case IConversionOperation or IAwaitOperation:
                    query = query.Parent;
                    break;
                case IInvocationOperation { TargetMethod: { } next } call when call.Instance == query:
                    var isOfQuery = TableSymbols.Base(next.ContainingType, symbols.Query) is not null;
                    method = isOfQuery && s_ofNoRows.Contains(next.Name) ? next.Name : null;
                    if (method is not null || !s_steps.Contains(next.Name))
                    {
                        return query;
                    }

                    query = call;
                    break;
                default:
                    return query;
            }
        }
    }

    /// <summary>The variable that has a row, and where it can be used; null when there is no such variable.</summary>
    private static (ILocalSymbol Row, IOperation Scope)? Row(IOperation reading) => reading.Parent switch
    {
        IForEachLoopOperation { Locals: { Length: 1 } locals } loop when loop.Collection == reading => (locals[0], loop.Body),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } row } } declarator
            when reading is IAwaitOperation && !IsList(row.Type) => (row, Root(declarator)),
        _ => null,
    };

    private static bool IsList(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: true };

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>
    /// Whether an operation does not look at linked rows: it is not about the row, or about another column of it.
    /// </summary>
    private static bool IsHarmless(
        IOperation operation, ILocalSymbol row, string column, ImmutableArray<ITypeSymbol> types) =>
        operation is not ILocalReferenceOperation reference
        || !SymbolEqualityComparer.Default.Equals(reference.Local, row)
        || (reference.Parent is IPropertyReferenceOperation { Property: { } property } && property.Name != column
            && IsColumn(property, types[1]));

    // Other properties are those that somebody has added to the class of the rows, and may look at any column.
    private static bool IsColumn(IPropertySymbol property, ITypeSymbol columns) =>
        property.ContainingType.Name == "SeaTableRow"
        || columns.GetMembers(property.Name).OfType<IPropertySymbol>().Any(member =>
            member.Type.AllInterfaces.Any(type => type.Name == "ISqlExpression"));
}
