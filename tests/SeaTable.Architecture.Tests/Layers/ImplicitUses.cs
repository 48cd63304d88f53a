using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Architecture.Tests.Layers;

/// <summary>
/// What the compiler calls without a name of it in the source: operators, conversions, what patterns ask, and so on.
/// </summary>
internal static class ImplicitUses
{
    /// <summary>Finds them in a body, an initializer or an attribute, each with the code that needs it.</summary>
    public static IEnumerable<(SyntaxNode Code, ISymbol Used)> In(SemanticModel model, SyntaxNode node)
    {
        var operations = node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax
            or EqualsValueClauseSyntax or PrimaryConstructorBaseTypeSyntax or AttributeSyntax
            && model.GetOperation(node) is { Parent: null } whole
                ? whole.DescendantsAndSelf()
                : [];
        return operations.SelectMany(operation => Of(operation).Select(used => (operation.Syntax, used)))
            .Concat(Of(model, node).Select(used => (node, used)))
            .Where(use => use.used is not null)!;
    }

    private static IEnumerable<ISymbol?> Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => [call.TargetMethod],
        IObjectCreationOperation creation => [creation.Constructor],
        IMemberReferenceOperation member => [member.Member],
        IConversionOperation conversion => [conversion.OperatorMethod],
        IUnaryOperation unary => [unary.OperatorMethod],
        IBinaryOperation binary => [binary.OperatorMethod],
        IIncrementOrDecrementOperation step => [step.OperatorMethod],
        ICompoundAssignmentOperation assignment =>
            [assignment.OperatorMethod, assignment.InConversion.MethodSymbol, assignment.OutConversion.MethodSymbol],
        IListPatternOperation pattern => [pattern.LengthSymbol, pattern.IndexerSymbol],
        ISlicePatternOperation pattern => [pattern.SliceSymbol],
        IRecursivePatternOperation pattern => [pattern.DeconstructSymbol],
        IImplicitIndexerReferenceOperation indexer => [indexer.LengthSymbol, indexer.IndexerSymbol],
        ICollectionExpressionOperation collection => [collection.ConstructMethod],
        ISpreadOperation spread => [spread.ElementConversion.MethodSymbol],
        IAnonymousFunctionOperation function => function.Symbol.Parameters.SelectMany(parameter => TypesIn(parameter.Type)),
        _ => [],
    };

    private static IEnumerable<ISymbol?> Of(SemanticModel model, SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax awaited => Of(model.GetAwaitExpressionInfo(awaited)),
        CommonForEachStatementSyntax each =>
        [
            .. Of(model.GetForEachStatementInfo(each)),
            .. each is ForEachVariableStatementSyntax parts ? Methods(model.GetDeconstructionInfo(parts)) : [],
        ],
        AssignmentExpressionSyntax assignment => Methods(model.GetDeconstructionInfo(assignment)),
        QueryClauseSyntax clause when model.GetQueryClauseInfo(clause) is var info =>
            [info.OperationInfo.Symbol, info.CastInfo.Symbol],
        _ => [],
    };

    private static IEnumerable<ISymbol?> Of(AwaitExpressionInfo info) =>
        [info.GetAwaiterMethod, info.IsCompletedProperty, info.GetResultMethod];

    private static IEnumerable<ISymbol?> Of(ForEachStatementInfo info) =>
    [
        info.GetEnumeratorMethod, info.CurrentProperty, info.MoveNextMethod, info.DisposeMethod,
        info.ElementConversion.MethodSymbol, info.CurrentConversion.MethodSymbol,
    ];

    private static IEnumerable<ISymbol?> Methods(DeconstructionInfo info) => [info.Method, .. info.Nested.SelectMany(Methods)];

    private static IEnumerable<ISymbol?> TypesIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => TypesIn(array.ElementType),
        INamedTypeSymbol named => [named, .. named.TypeArguments.SelectMany(TypesIn)],
        _ => [],
    };
}
