using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>
/// One task for each element of a collection: <c>Task.WhenAll(xs.Select(x => t.AddAsync(x)))</c>, a list to which a loop adds
/// them, and <c>Parallel.ForEachAsync</c>.
/// </summary>
internal static class RowTasks
{
    private const string Tasks = "System.Threading.Tasks";

    /// <summary>The call that a task is made of for each element; null when there is none.</summary>
    public static IInvocationOperation? Of(IInvocationOperation awaited, TableSymbols symbols) => awaited.TargetMethod switch
    {
        { Name: "WhenAll", ContainingType: { Name: "Task", ContainingNamespace: { } space } }
            when awaited.Arguments.Length == 1 && space.ToDisplayString() == Tasks =>
            OfTasks(awaited.Arguments[0].Value) ?? OfList(awaited.Arguments[0].Value, symbols),
        { Name: "ForEachAsync", ContainingType: { Name: "Parallel", ContainingNamespace: { } space } }
            when space.ToDisplayString() == Tasks && Argument(awaited, "source") is { } source
                && RowLoop.AreThere(source, source.Type?.Name == "IAsyncEnumerable", symbols) =>
            OfFunction(Argument(awaited, "body")),
        _ => null,
    };

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private static IInvocationOperation? OfTasks(IOperation tasks) => tasks switch
    {
        IConversionOperation conversion => OfTasks(conversion.Operand),
        ITranslatedQueryOperation query => OfTasks(query.Operation),
        IInvocationOperation { Arguments.Length: 1, TargetMethod: { Name: "ToList" or "ToArray" } method } list
            when RowAnswer.IsLinq(method) => OfTasks(list.Arguments[0].Value),
        IInvocationOperation { Arguments.Length: 2, TargetMethod: { Name: "Select" } method } select
            when RowAnswer.IsLinq(method) => OfFunction(select.Arguments[1].Value),
        _ => null,
    };

    /// <summary>The tasks of a variable that is used for nothing else.</summary>
    private static IInvocationOperation? OfList(IOperation tasks, TableSymbols symbols)
    {
        if (tasks is IConversionOperation conversion)
        {
            return OfList(conversion.Operand, symbols);
        }

        if (tasks is not ILocalReferenceOperation awaited)
        {
            return null;
        }

        IOperation root = awaited;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var uses = root.Descendants().OfType<ILocalReferenceOperation>()
            .Where(use => use.Syntax != awaited.Syntax && SymbolEqualityComparer.Default.Equals(use.Local, awaited.Local))
            .ToList();
        return uses.Count switch
        {
            0 => root.Descendants().OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(variable => SymbolEqualityComparer.Default.Equals(variable.Symbol, awaited.Local))
                ?.GetVariableInitializer() is { Value: { } first } ? OfTasks(first) : null,
            1 => OfAddition(uses[0], symbols),
            _ => null,
        };
    }

    /// <summary>The task that a loop adds to a list, where it does nothing else to it.</summary>
    private static IInvocationOperation? OfAddition(ILocalReferenceOperation list, TableSymbols symbols) =>
        list.Parent is IInvocationOperation
        {
            TargetMethod: { Name: "Add", ContainingType.Name: "List" }, Arguments: { Length: 1 } arguments,
            Parent: IExpressionStatementOperation statement,
        }
        && Called(arguments[0].Value) is { } call
        && RowLoop.EndingWith(statement) is { } loop
        && !loop.Body.Descendants().OfType<IAwaitOperation>().Any()
        && RowLoop.GoesThroughElements(loop, symbols)
        && RowLoop.IsAboutElement(RowLoop.FirstArgument(call), loop)
            ? call : null;

    /// <summary>The call that a function makes of its first parameter, and nothing else.</summary>
    private static IInvocationOperation? OfFunction(IOperation? function) => function switch
    {
        IConversionOperation conversion => OfFunction(conversion.Operand),
        IDelegateCreationOperation creation => OfFunction(creation.Target),
        IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters, Body.Operations: { Length: > 0 } body }
            when parameters.Length == 1 || parameters[1].Type.Name == "CancellationToken" =>
            Call(body) is { } call && IsAbout(parameters[0], RowLoop.FirstArgument(call)) ? call : null,
        _ => null,
    };

    private static bool IsAbout(IParameterSymbol element, IOperation? value) => value is not null
        && value.DescendantsAndSelf().OfType<IParameterReferenceOperation>()
            .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, element));

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
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: { Length: 1 } arguments } => Called(arguments[0].Value),
        _ => task as IInvocationOperation,
    };
}
