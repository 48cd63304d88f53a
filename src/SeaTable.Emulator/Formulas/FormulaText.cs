using System.Text;

namespace SeaTable.Emulator.Formulas;

/// <summary>The references in the text of a formula.</summary>
internal static class FormulaText
{
    /// <summary>Gets what is between braces, outside of texts, in the order of the formula.</summary>
    public static IEnumerable<string> References(string formula) =>
        Tokenizer.Read(formula).Where(token => token.Kind == TokenKind.Reference).Select(token => token.Text);

    /// <summary>Replaces references in the formula; those without a replacement stay.</summary>
    public static string Replace(string formula, Func<string, string?> replacement)
    {
        var text = new StringBuilder();
        var end = 0;
        foreach (var token in Tokenizer.Read(formula).Where(token => token.Kind == TokenKind.Reference))
        {
            if (replacement(token.Text) is not { } other)
                continue;
            text.Append(formula, end, token.Start - end).Append('{').Append(other).Append('}');
            end = token.End;
        }

        return text.Append(formula, end, formula.Length - end).ToString();
    }
}
