using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Loops that do one thing for each element of a collection.</summary>
internal static class RowLoop
{
    /// <summary>
    /// The loop that has nothing left to do for an element after a statement, not even with what that throws; null when there is
    /// none.
    /// </summary>
    public static ILoopOperation? EndingWith(IOperation statement)
    {
        for (var (child, parent) = (statement, statement.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case ILoopOperation loop:
                    return loop;
                case IBlockOperation block when block.Operations.Last() == child:
                case IConditionalOperation or IUsingOperation or ITryOperation { Catches.Length: 0, Finally: null }:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a loop goes through elements that are there. Loops that wait for the next, such as for messages, have no range.
    /// </summary>
    public static bool GoesThroughElements(ILoopOperation loop, TableSymbols symbols) => loop switch
    {
        IForEachLoopOperation each => AreThere(each.Collection, each.IsAsynchronous, symbols),
        IForToLoopOperation or IForLoopOperation => true,
        IWhileLoopOperation { Condition: IInvocationOperation { TargetMethod: { } next } } =>
            next.Name is "MoveNext" or "TryDequeue" or "TryPop"
                && next.ContainingNamespace.ToDisplayString() is "System.Collections" or "System.Collections.Generic",
        _ => false,
    };

    /// <summary>Whether the elements of a collection are there, so that nobody waits for the next one.</summary>
    public static bool AreThere(IOperation collection, bool isAsynchronous, TableSymbols symbols) =>
        isAsynchronous ? AreRows(collection, symbols) : !IsConcurrent(collection);

    /// <summary>What a call is given first, in whichever order its arguments are written; null when that is nothing.</summary>
    public static IOperation? FirstArgument(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;

    /// <summary>
    /// Whether a value comes from the loop. One that was there before is written again and again, as the progress of the loop is.
    /// </summary>
    public static bool IsAboutElement(IOperation? value, ILoopOperation loop) => value is not null
        && value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(reference =>
            reference.Local.DeclaringSyntaxReferences.Any(declaration =>
                declaration.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(declaration.Span)
                && !reference.Syntax.Span.Contains(declaration.Span)));

    private static bool AreRows(IOperation collection, TableSymbols symbols) => collection switch
    {
        IConversionOperation conversion => AreRows(conversion.Operand, symbols),
        { Type: { } type } when TableSymbols.Base(type, symbols.Query) is not null
            || TableSymbols.Base(type, symbols.Rows) is not null => true,
        IInvocationOperation { Instance: { } instance } => AreRows(instance, symbols),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true } call => AreRows(call.Arguments[0].Value, symbols),
        _ => false,
    };

    // Whoever takes from such a collection waits for others to put something in.
    private static bool IsConcurrent(IOperation collection) => collection switch
    {
        IConversionOperation conversion => IsConcurrent(conversion.Operand),
        IInvocationOperation { TargetMethod.ContainingNamespace: { } space } => IsConcurrent(space),
        _ => IsConcurrent(collection.Type?.ContainingNamespace),
    };

    private static bool IsConcurrent(INamespaceSymbol? space) => space?.ToDisplayString() == "System.Collections.Concurrent";
}
