using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>What to write where a column is compared with a value of a type that it is not compared with.</summary>
internal static class ComparisonAdvice
{
    public static string Of(WrittenNode found, BinaryExpressionSyntax binary)
    {
        var (column, value) = (binary.Left, binary.Right);
        var isEquality = binary.IsKind(SyntaxKind.EqualsExpression) || binary.IsKind(SyntaxKind.NotEqualsExpression);
        var not = binary.IsKind(SyntaxKind.NotEqualsExpression) ? "!" : "";
        var given = found.TypeOf(value);
        if (Element(found, column) is { } element && isEquality)
        {
            var method = IsOption(element) ? "HasAnyOf" : "Contains";
            if (SymbolEqualityComparer.Default.Equals(element, given))
            {
                return $"'{column}' holds several values. Write '{not}{column}.{method}({value})'";
            }

            if (Option(found, element, value) is { } option)
            {
                return $"'{column}' holds options. {Write(element, value)} '{not}{column}.{method}({option})'";
            }
        }

        if (Compared(found, column) is not { } compared || given is null)
        {
            return $"SeaTable's SQL can't compare '{column}' with this. Use one of the methods of '{column}' instead";
        }

        var written = Option(found, compared, value) ?? Converted(found, compared, given, value);
        return written is not null && (isEquality || !IsOption(compared))
            ? $"'{column}' is compared with values of {Name(found, compared, value)}. "
                + $"{Write(compared, value)} '{column} {binary.OperatorToken.Text} {written}'"
            : $"'{column}' is compared with values of {Name(found, compared, value)}, and this is none";
    }

    /// <summary>What to write for a question about each option of a row, or null where a column holds no options.</summary>
    public static string? OfAny(WrittenNode found, ExpressionSyntax column) =>
        Element(found, column) is { } element && IsOption(element)
            && Options(element).FirstOrDefault() is { } first
            ? $"'{column}' is asked for the options themselves. Write such as "
                + $"'{column}.HasAnyOf({Name(found, element, column)}.{first.Name})'"
            : null;

    private static string? Option(WrittenNode found, ITypeSymbol options, ExpressionSyntax value)
    {
        if (!IsOption(options)
            || value is not LiteralExpressionSyntax { Token.Value: string text }
            || Options(options).FirstOrDefault() is not { } first)
        {
            return null;
        }

        return $"{Name(found, options, value)}.{(Named(options, text) ?? first).Name}";
    }

    private static bool IsOption(ITypeSymbol type) => type.AllInterfaces.Any(one => one.Name == "ISelectOption");

    private static IEnumerable<IPropertySymbol> Options(ITypeSymbol options) =>
        options.GetMembers().OfType<IPropertySymbol>().Where(property =>
            property.IsStatic && SymbolEqualityComparer.Default.Equals(property.Type, options));

    private static bool IsNamed(ITypeSymbol options, ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { Token.Value: string text } && Named(options, text) is not null;

    /// <summary>The option whose name has the letters of a text, as its property has.</summary>
    private static IPropertySymbol? Named(ITypeSymbol options, string text)
    {
        var letters = new string(text.Where(char.IsLetterOrDigit).ToArray());
        return Options(options).FirstOrDefault(one => one.Name.Equals(letters, StringComparison.OrdinalIgnoreCase));
    }

    private static string Write(ITypeSymbol wanted, ExpressionSyntax value) =>
        IsOption(wanted) && !IsNamed(wanted, value) ? "Write an option, such as" : "Write";

    private static string? Converted(WrittenNode found, ITypeSymbol wanted, ITypeSymbol given, ExpressionSyntax value) =>
        (wanted, given.SpecialType) switch
        {
            ({ SpecialType: SpecialType.System_Decimal }, SpecialType.System_Double) =>
                value is LiteralExpressionSyntax ? value.ToString().TrimEnd('d', 'D') + "m" : $"(decimal)({value})",
            ({ Name: "DateOnly" }, SpecialType.System_DateTime) => $"{Name(found, wanted, value)}.FromDateTime({value})",
            _ => null,
        };

    private static string Name(WrittenNode found, ITypeSymbol type, ExpressionSyntax place) =>
        type.ToMinimalDisplayString(found.SemanticModel, place.SpanStart);

    /// <summary>The type of one of the values that a column of several holds.</summary>
    private static ITypeSymbol? Element(WrittenNode found, ExpressionSyntax column) =>
        Methods(found, column, "Contains").FirstOrDefault(method =>
            !method.IsStatic && method.Parameters.Length == 1
            && method.Parameters[0].Type.SpecialType != SpecialType.System_String)
            ?.Parameters[0].Type;

    /// <summary>The type of the values that the operators of a column take.</summary>
    private static ITypeSymbol? Compared(WrittenNode found, ExpressionSyntax column) =>
        Methods(found, column, WellKnownMemberNames.EqualityOperatorName)
            .Select(method => method.Parameters[1].Type)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => type.Name == "Comparand" && type.TypeArguments.Length == 1)
            ?.TypeArguments[0];

    private static IEnumerable<IMethodSymbol> Methods(WrittenNode found, ExpressionSyntax column, string name)
    {
        for (var type = found.TypeOf(column); type is not null; type = type.BaseType)
        {
            foreach (var method in type.GetMembers(name).OfType<IMethodSymbol>())
            {
                yield return method;
            }
        }
    }
}
