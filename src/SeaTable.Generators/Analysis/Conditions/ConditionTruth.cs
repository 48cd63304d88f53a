using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>Whether a condition is the same for every row, whatever its cells hold.</summary>
/// <remarks>
/// Each row meets a condition or does not: comparisons with an empty cell are false, <c>!=</c> is true, and <c>!</c> is the
/// opposite. So numbers are tried at, between and beyond all those that the condition names, and as empty cells; options count
/// as numbers, one each; anything else that is written the same twice is tried as true and as false.
/// </remarks>
internal sealed class ConditionTruth
{
    /// <summary>More cases than anybody's condition has; without an end a long one would stop the editor.</summary>
    private const int MostCases = 4096;

    private readonly WrittenNode _found;
    private readonly QuerySymbols _symbols;
    private readonly List<List<decimal?>> _numbers = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _facts = new(StringComparer.Ordinal);
    private readonly List<string> _options = [];
    private int _factCount;

    private ConditionTruth(WrittenNode found, QuerySymbols symbols)
    {
        _found = found;
        _symbols = symbols;
    }

    /// <summary>True or false where every row meets the condition or none does; null where that is not certain.</summary>
    public static bool? Of(WrittenNode found, QuerySymbols symbols, ExpressionSyntax condition)
    {
        // A variable that is written in between is not the same at all places.
        var truth = new ConditionTruth(found, symbols);
        return !condition.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any()
            && truth.Read(condition) is { } meets ? truth.Try(meets) : null;
    }

    private bool? Try(Func<Row, bool> meets)
    {
        List<List<decimal?>> samples = [.. _numbers.Select(Samples)];
        var cases = samples.Aggregate(1L << Math.Min(_factCount, 30), (count, values) => count * values.Count);
        if (cases > MostCases)
        {
            return null;
        }

        bool? all = null;
        for (var number = 0L; number < cases; number++)
        {
            var rest = number >> _factCount;
            var values = new decimal?[samples.Count];
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = samples[column][(int)(rest % samples[column].Count)];
                rest /= samples[column].Count;
            }

            var isMet = meets(new Row(values, number));
            if (all is { } before && before != isMet)
            {
                return null;
            }

            all = isMet;
        }

        return all;
    }

    /// <summary>An empty cell, each number, and one on each side of it.</summary>
    private static List<decimal?> Samples(List<decimal?> named)
    {
        var sorted = named.Distinct().OrderBy(number => number).ToList();
        List<decimal?> samples = [null, sorted[0] - 1, .. sorted, sorted[sorted.Count - 1] + 1];
        samples.AddRange(sorted.Zip(sorted.Skip(1), (low, high) => (low + high) / 2));
        return samples;
    }

    private Func<Row, bool>? Read(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                return Read(inner.Expression);

            case PrefixUnaryExpressionSyntax negation when negation.IsKind(SyntaxKind.LogicalNotExpression):
                return Read(negation.Operand) is { } operand ? row => !operand(row) : null;

            case BinaryExpressionSyntax both when both.Kind()
                is SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression:
                return Read(both.Left) is { } left && Read(both.Right) is { } right ? row => left(row) && right(row) : null;

            case BinaryExpressionSyntax either when either.Kind()
                is SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseOrExpression:
                return Read(either.Left) is { } one && Read(either.Right) is { } other ? row => one(row) || other(row) : null;

            case InvocationExpressionSyntax call when EmptyChoice.Is(_found, _symbols, call):
                return _ => false;

            default:
                return Comparison(condition) ?? Fact(condition);
        }
    }

    /// <summary>A comparison of a number column with a constant, or of a single select with an option.</summary>
    private Func<Row, bool>? Comparison(ExpressionSyntax condition)
    {
        if (condition is not BinaryExpressionSyntax comparison || Column(comparison.Left) is not { } column)
        {
            return null;
        }

        var kind = comparison.Kind();
        if (comparison.Right.IsKind(SyntaxKind.NullLiteralExpression))
        {
            // Any number will do beside the empty cell.
            var cell = column(0);
            return kind switch
            {
                SyntaxKind.EqualsExpression => row => row.Numbers[cell] is null,
                SyntaxKind.NotEqualsExpression => row => row.Numbers[cell] is not null,
                _ => null,
            };
        }

        if ((Number(comparison.Right) ?? Option(comparison.Right)) is not { } number)
        {
            return null;
        }

        var place = column(number);
        return kind switch
        {
            SyntaxKind.EqualsExpression => row => row.Numbers[place] == number,
            SyntaxKind.NotEqualsExpression => row => row.Numbers[place] != number,
            SyntaxKind.LessThanExpression => row => row.Numbers[place] < number,
            SyntaxKind.LessThanOrEqualExpression => row => row.Numbers[place] <= number,
            SyntaxKind.GreaterThanExpression => row => row.Numbers[place] > number,
            SyntaxKind.GreaterThanOrEqualExpression => row => row.Numbers[place] >= number,
            _ => null,
        };
    }

    /// <summary>
    /// What remembers that a number is compared with a column, and tells the column's place; null for all else.
    /// </summary>
    private Func<decimal, int>? Column(ExpressionSyntax expression)
    {
        if (expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } column
            || !_symbols.IsColumn(_found, column)
            || _found.TypeOf(column)?.Name is not ("NumberColumn" or "CurrencyColumn" or "OptionColumn"))
        {
            return null;
        }

        return number =>
        {
            var name = column.ToString();
            if (!_columns.TryGetValue(name, out var place))
            {
                _columns.Add(name, place = _numbers.Count);
                _numbers.Add([]);
            }

            _numbers[place].Add(number);
            return place;
        };
    }

    /// <summary>A constant of so few digits that the server's numbers hold it exactly, and others beside it.</summary>
    private decimal? Number(ExpressionSyntax expression)
    {
        var number = _found.SemanticModel.GetConstantValue(expression, _found.CancellationToken).Value switch
        {
            int whole => whole,
            long whole => whole,
            double real when Math.Abs(real) < 1e9 => (decimal)real,
            decimal exact => exact,
            _ => (decimal?)null,
        };
        return number is { } value && Math.Abs(value) < 1_000_000_000 && decimal.Round(value, 3) == value ? number : null;
    }

    /// <summary>
    /// An option as a number of its own. Generated are those that have a constant of their name; others may be one of them.
    /// </summary>
    private decimal? Option(ExpressionSyntax expression)
    {
        if (expression is not MemberAccessExpressionSyntax
            || _found.SemanticModel.GetSymbolInfo(expression, _found.CancellationToken).Symbol
                is not { IsStatic: true, ContainingType: { } type } member
            || type.GetTypeMembers("Names").FirstOrDefault()?.GetMembers(member.Name).OfType<IFieldSymbol>().FirstOrDefault()
                ?.ConstantValue is not string name)
        {
            return null;
        }

        if (!_options.Contains(name))
        {
            _options.Add(name);
        }

        return _options.IndexOf(name);
    }

    /// <summary>A condition of which only is known that it is the same where it is written the same.</summary>
    private Func<Row, bool>? Fact(ExpressionSyntax condition)
    {
        if (!_symbols.IsCondition(_found.TypeOf(condition)))
        {
            return null;
        }

        // Each look at something that may change in between is a fact of its own.
        var key = IsFixed(condition) ? condition.WithoutTrivia().ToString() : "#" + condition.SpanStart;
        if (!_facts.TryGetValue(key, out var bit))
        {
            _facts.Add(key, bit = _factCount++);
        }

        return row => (row.Facts >> bit & 1) == 1;
    }

    private bool IsFixed(ExpressionSyntax condition) => condition is BinaryExpressionSyntax comparison
        && comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
            or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
        && comparison.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax }
        && _symbols.IsColumn(_found, comparison.Left)
        && (_found.SemanticModel.GetConstantValue(comparison.Right, _found.CancellationToken).HasValue
            || _found.SemanticModel.GetSymbolInfo(comparison.Right, _found.CancellationToken).Symbol
                is ILocalSymbol or IParameterSymbol);

    private sealed record Row(decimal?[] Numbers, long Facts);
}
