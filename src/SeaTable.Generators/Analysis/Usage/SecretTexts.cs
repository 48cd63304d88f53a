using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Texts in the source that can be a secret, where one is asked for.</summary>
internal static class SecretTexts
{
    private const int FewestCharacters = 6;

    /// <summary>Finds the texts among what a value can be.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shortest">The fewest characters of a secret; whatever is shorter is a placeholder.</param>
    /// <param name="found">Where it stands.</param>
    public static IEnumerable<IOperation> In(IOperation value, int shortest, WrittenNode found) =>
        Texts(value).Where(text => IsSecret(text, shortest, found));

    /// <summary>What a value can be: both sides of <c>??</c> and <c>?:</c>, the arms of a <c>switch</c>.</summary>
    private static IEnumerable<IOperation> Texts(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => [value],
        IConversionOperation conversion => Texts(conversion.Operand),
        ICoalesceOperation choice => Texts(choice.Value).Concat(Texts(choice.WhenNull)),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Texts(choice.WhenTrue).Concat(Texts(whenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Texts(arm.Value)),
        _ => [value],
    };

    private static bool IsSecret(IOperation text, int shortest, WrittenNode found) =>
        (text.ConstantValue.HasValue ? text.ConstantValue.Value as string : Held(text, found)) is { } value
            && value.Trim() is { } secret && secret.Length >= shortest
            && secret.All(character => character < 128 && (char.IsLetterOrDigit(character) || character is '-' or '_' or '.'))
            && secret.Distinct().Count() >= FewestCharacters;

    /// <summary>What a variable or a field that never changes holds.</summary>
    private static string? Held(IOperation text, WrittenNode found) =>
        text is ILocalReferenceOperation { Syntax: ExpressionSyntax variable }
            ? TextLocals.Constant(variable, found.SemanticModel, found.CancellationToken)
            : Initial(text, found.CancellationToken);

    /// <summary>What a field that never changes is set to where it is declared.</summary>
    private static string? Initial(IOperation text, CancellationToken cancellationToken) =>
        text is IFieldReferenceOperation { Field: { IsReadOnly: true } field }
        && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
            is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal }
            ? literal.Token.Value as string
            : null;
}
