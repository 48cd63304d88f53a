using System;
using System.Collections.Generic;
using System.Text;

namespace SeaTable.Facts;

/// <summary>The names of columns in the text of a formula.</summary>
internal static class FormulaNames
{
    /// <summary>Gets all names, in the order of the formula; those within conditions are up to the caller.</summary>
    public static List<FormulaName> In(string formula)
    {
        List<FormulaName> names = [];
        Stack<OpenCall> calls = new();
        var tokens = FormulaTokenizer.Read(formula);
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            switch (token.Kind)
            {
                case FormulaTokenKind.Reference:
                    names.Add(new FormulaName(token, FormulaNameKind.Column, null));
                    break;
                case FormulaTokenKind.Open:
                    calls.Push(new OpenCall(FunctionBefore(tokens, index)));
                    break;
                case FormulaTokenKind.Comma when calls.Count > 0:
                    calls.Peek().Argument++;
                    break;
                case FormulaTokenKind.Close when calls.Count > 0:
                    var closed = calls.Pop();
                    if (calls.Count > 0 && calls.Peek().IsAtLinkedRow)
                    {
                        calls.Peek().Link = closed.Link;
                    }

                    break;
                case FormulaTokenKind.Text when calls.Count > 0 && IsWholeArgument(tokens, index):
                    if (calls.Peek().Take(token) is { } name)
                    {
                        names.Add(name);
                    }

                    break;
            }
        }

        return names;
    }

    /// <summary>Puts other names, or conditions, in place of some; those without a replacement stay.</summary>
    public static string Replace(string formula, Func<FormulaName, string?> replacement)
    {
        StringBuilder text = new();
        var end = 0;
        foreach (var name in In(formula))
        {
            if (replacement(name) is not { } other)
            {
                continue;
            }

            var opening = formula[name.Token.Start];
            text.Append(formula, end, name.Token.Start - end)
                .Append(opening == '{' ? "{" + other + "}" : FormulaTokenizer.Quoted(other, opening));
            end = name.Token.End;
        }

        return text.Append(formula, end, formula.Length - end).ToString();
    }

    private static FunctionFacts? FunctionBefore(List<FormulaToken> tokens, int index) =>
        index > 0 && tokens[index - 1] is { Kind: FormulaTokenKind.Name } name
            ? FunctionCatalogue.FindInFormulas(name.Text) : null;

    private static bool IsWholeArgument(List<FormulaToken> tokens, int index) =>
        tokens[index - 1].Kind is FormulaTokenKind.Open or FormulaTokenKind.Comma
        && index + 1 < tokens.Count
        && tokens[index + 1].Kind is FormulaTokenKind.Close or FormulaTokenKind.Comma;

    /// <summary>A parenthesis that is open where the reading is, with the function before it if there is one.</summary>
    private sealed class OpenCall(FunctionFacts? function)
    {
        public int Argument { get; set; }

        public string? Link { get; set; }

        public bool IsAtLinkedRow => function?.Parameter(Argument) == ParameterKind.LinkedRow;

        public FormulaName? Take(FormulaToken text)
        {
            switch (function?.Parameter(Argument))
            {
                case ParameterKind.Link or ParameterKind.LinkedRow:
                    Link = text.Text;
                    return new FormulaName(text, FormulaNameKind.Link, null);
                case ParameterKind.LinkedColumn:
                    return new FormulaName(text, FormulaNameKind.LinkedColumn, Link);
                case ParameterKind.LinkedCondition:
                    return new FormulaName(text, FormulaNameKind.Condition, Link);
                case ParameterKind.Items:
                    return new FormulaName(text, FormulaNameKind.Column, null);
                default:
                    return null;
            }
        }
    }
}
