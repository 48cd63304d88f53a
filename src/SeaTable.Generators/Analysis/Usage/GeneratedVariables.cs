using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>
/// Tells by the way a variable is declared whether it may hold something generated, so that of code that compiles hardly anything
/// has to be bound.
/// </summary>
internal sealed class GeneratedVariables(GeneratedNames names)
{
    /// <summary>How many variables are followed that are made of each other.</summary>
    private const int Furthest = 4;

    /// <summary>Whether what a name stands for may be generated: a type, or a variable that comes of a table.</summary>
    public bool MayHold(IdentifierNameSyntax use) =>
        names.IsType(use.Identifier.ValueText) || IsDeclaredSo(use, use.Identifier.ValueText, Furthest);

    private bool IsDeclaredSo(SyntaxNode use, string name, int left) =>
        left > 0 && use.Ancestors().Select(scope => Declares(scope, name, left))
            .FirstOrDefault(found => found is not null) == true;

    /// <summary>Whether a scope declares the variable so; null when it does not declare it.</summary>
    private bool? Declares(SyntaxNode scope, string name, int left) => scope switch
    {
        SimpleLambdaExpressionSyntax lambda when lambda.Parameter.Identifier.ValueText == name => IsOfCall(lambda, left),
        ParenthesizedLambdaExpressionSyntax lambda when Find(lambda.ParameterList, name) is { } parameter =>
            Names(parameter.Type) || IsOfCall(lambda, left),
        ForEachStatementSyntax loop when loop.Identifier.ValueText == name => Names(loop.Type) || Comes(loop.Expression, left),
        IfStatementSyntax choice when Designates(choice.Condition, name) => Comes(choice.Condition, left),
        WhileStatementSyntax loop when Designates(loop.Condition, name) => Comes(loop.Condition, left),
        BlockSyntax block => Local(block.Statements, name, left),
        SwitchSectionSyntax section => Local(section.Statements, name, left),
        CompilationUnitSyntax file =>
            Local(file.Members.OfType<GlobalStatementSyntax>().Select(one => one.Statement), name, left),
        LocalFunctionStatementSyntax function => Parameter(function.ParameterList, name),
        BaseMethodDeclarationSyntax method => Parameter(method.ParameterList, name),
        TypeDeclarationSyntax type => Member(type, name),
        _ => null,
    };

    private bool? Local(IEnumerable<StatementSyntax> statements, string name, int left) => Declared(
        statements.OfType<LocalDeclarationStatementSyntax>().Select(local => local.Declaration), name, left);

    private bool? Declared(IEnumerable<VariableDeclarationSyntax> declarations, string name, int left)
    {
        foreach (var declaration in declarations)
        {
            if (declaration.Variables.FirstOrDefault(one => one.Identifier.ValueText == name) is { } variable)
            {
                return Names(declaration.Type) || (variable.Initializer is { Value: { } value } && Comes(value, left));
            }
        }

        return null;
    }

    private bool? Member(TypeDeclarationSyntax type, string name)
    {
        var property = type.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(one => one.Identifier.ValueText == name);
        return property is not null ? Names(property.Type)
            : Declared(type.Members.OfType<FieldDeclarationSyntax>().Select(field => field.Declaration), name, 1)
                ?? (type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault() is { } list ? Parameter(list, name) : null);
    }

    private bool? Parameter(ParameterListSyntax list, string name) =>
        Find(list, name) is { } parameter ? Names(parameter.Type) : null;

    private static ParameterSyntax? Find(ParameterListSyntax list, string name) =>
        list.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == name);

    private static bool Designates(ExpressionSyntax condition, string name) =>
        condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any(one => one.Identifier.ValueText == name);

    /// <summary>Whether a lambda goes to a method of something that is so.</summary>
    private bool IsOfCall(LambdaExpressionSyntax lambda, int left) =>
        lambda.Parent?.Parent?.Parent is InvocationExpressionSyntax call && Comes(call.Expression, left);

    private bool Names(TypeSyntax? type) =>
        type?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(one => names.IsType(one.Identifier.ValueText)) == true;

    /// <summary>Whether an expression names a generated type or a table, or begins with a variable that is so.</summary>
    private bool Comes(ExpressionSyntax expression, int left) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(one =>
            names.IsType(one.Identifier.ValueText)
            || (one.Parent is MemberAccessExpressionSyntax access && access.Name == one
                ? names.IsTable(one.Identifier.ValueText)
                : one.Parent is not LambdaExpressionSyntax && IsFirst(one, expression)
                    && IsDeclaredSo(expression, one.Identifier.ValueText, left - 1)));

    private static bool IsFirst(IdentifierNameSyntax name, ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => IsFirst(name, awaited.Expression),
        ParenthesizedExpressionSyntax inner => IsFirst(name, inner.Expression),
        InvocationExpressionSyntax call => IsFirst(name, call.Expression),
        MemberAccessExpressionSyntax access => IsFirst(name, access.Expression),
        ElementAccessExpressionSyntax access => IsFirst(name, access.Expression),
        ConditionalAccessExpressionSyntax access => IsFirst(name, access.Expression),
        PostfixUnaryExpressionSyntax sure => IsFirst(name, sure.Operand),
        IsPatternExpressionSyntax pattern => IsFirst(name, pattern.Expression),
        _ => name == expression,
    };
}
