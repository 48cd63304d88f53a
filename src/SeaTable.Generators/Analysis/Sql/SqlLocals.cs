using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Follows variables that hold one constant text all the time: <c>var sql = "SELECT …";</c></summary>
internal static class SqlLocals
{
    /// <summary>The text that a variable holds, or null when it is none, or is written again.</summary>
    public static string? Constant(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (expression is not IdentifierNameSyntax name
            || model?.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
            || declarations[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } variable)
        {
            return null;
        }

        SyntaxNode? block = variable.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)variable.FirstAncestorOrSelf<CompilationUnitSyntax>();
        bool isWrittenAgain = block?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(use => use.Identifier.ValueText == name.Identifier.ValueText && IsWritten(use)) != false;
        return isWrittenAgain ? null : model.GetConstantValue(value, cancellationToken).Value as string;
    }

    private static bool IsWritten(IdentifierNameSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
        RefExpressionSyntax => true,
        _ => false,
    };
}
