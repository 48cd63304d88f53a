using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>One task for each element of a collection: <c>Task.WhenAll(xs.Select(x => t.AddAsync(x)))</c></summary>
internal static class RowTasks
{
    /// <summary>The call that a task is made of for each element, and the element; null when there is none.</summary>
    public static (IInvocationOperation Call, IParameterSymbol Element)? Of(IInvocationOperation whenAll)
    {
        if (IsWhenAll(whenAll)
            && Select(whenAll.Arguments[0].Value) is { } select
            && Function(select.Arguments[1].Value) is { Symbol.Parameters: { Length: 1 } parameters, Body.Operations: var body }
            && body.Length > 0
            && Call(body) is { } call)
        {
            return (call, parameters[0]);
        }

        return null;
    }

    private static bool IsWhenAll(IInvocationOperation call) =>
        call is { Arguments.Length: 1, TargetMethod: { Name: "WhenAll", ContainingType: { Name: "Task" } type } }
        && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private static IInvocationOperation? Select(IOperation tasks) => tasks switch
    {
        IConversionOperation conversion => Select(conversion.Operand),
        IInvocationOperation { Arguments.Length: 1, TargetMethod: { Name: "ToList" or "ToArray" } method } list
            when RowAnswer.IsLinq(method) => Select(list.Arguments[0].Value),
        IInvocationOperation { Arguments.Length: 2, TargetMethod: { Name: "Select" } method } select
            when RowAnswer.IsLinq(method) => select,
        _ => null,
    };

    private static IAnonymousFunctionOperation? Function(IOperation function) => function switch
    {
        IConversionOperation conversion => Function(conversion.Operand),
        IDelegateCreationOperation creation => Function(creation.Target),
        _ => function as IAnonymousFunctionOperation,
    };

    // A lambda with await and nothing else ends with a return that is not written.
    private static IInvocationOperation? Call(ImmutableArray<IOperation> statements) =>
        statements[0] switch
        {
            IReturnOperation { ReturnedValue: { } returned } => Called(returned),
            IExpressionStatementOperation { Operation: IAwaitOperation awaited }
                when statements.Skip(1).All(next => next is IReturnOperation { ReturnedValue: null }) => Called(awaited),
            _ => null,
        };

    private static IInvocationOperation? Called(IOperation task) => task switch
    {
        IConversionOperation conversion => Called(conversion.Operand),
        IAwaitOperation awaited => Called(awaited.Operation),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured } => Called(configured),
        _ => task as IInvocationOperation,
    };
}
