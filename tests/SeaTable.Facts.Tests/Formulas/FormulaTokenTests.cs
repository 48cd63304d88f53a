namespace SeaTable.Facts.Tests;

/// <summary>The words and signs of a formula.</summary>
public sealed class FormulaTokenTests
{
    [Theory]
    [InlineData("1", "Number 1")]
    [InlineData(" 12.50 ", "Number 12.50")]
    [InlineData(".5", "Number .5")]
    [InlineData("5.", "Number 5.")]
    [InlineData("1e3", "Number 1e3")]
    [InlineData("1E+3", "Number 1E+3")]
    [InlineData("1.5e-30+2", "Number 1.5e-30", "Operator +", "Number 2")]
    [InlineData("1e", "Number 1", "Name e")]
    [InlineData("1e+", "Number 1", "Name e", "Operator +")]
    [InlineData("1e-x", "Number 1", "Name e", "Operator -", "Name x")]
    [InlineData("0/9", "Number 0", "Operator /", "Number 9")]
    [InlineData("a_1 _b Ä", "Name a_1", "Name _b", "Name Ä")]
    [InlineData("a1(", "Name a1", "Open (")]
    [InlineData("(),", "Open (", "Close )", "Comma ,")]
    [InlineData("a<=b<>c>=d==e!=f", "Name a", "Operator <=", "Name b", "Operator <>", "Name c", "Operator >=", "Name d",
        "Operator ==", "Name e", "Operator !=", "Name f")]
    [InlineData("< > = + - * / % ^ &", "Operator <", "Operator >", "Operator =", "Operator +", "Operator -", "Operator *",
        "Operator /", "Operator %", "Operator ^", "Operator &")]
    [InlineData("{Draft (m)}", "Reference Draft (m)")]
    [InlineData("{}", "Reference ")]
    [InlineData("'a''b'", "Text a'b")]
    [InlineData("\"a\"\"b\"", "Text a\"b")]
    [InlineData("'a\\'b'", "Text a'b")]
    [InlineData("'a\\nb\\c'", "Text a\nb\\c")]
    [InlineData("'a\"b'", "Text a\"b")]
    [InlineData("''", "Text ")]
    [InlineData("'' 'a'", "Text ", "Text a")]
    [InlineData("'a", "Unknown 'a")]
    [InlineData("'", "Unknown '")]
    [InlineData("{a", "Unknown {a")]
    [InlineData("1 # 2", "Number 1", "Unknown #")]
    [InlineData(".", "Unknown .")]
    [InlineData("!", "Unknown !")]
    [InlineData("  ")]
    public void A_formula_is_taken_apart_up_to_what_can_t_be_read(string formula, params string[] expected)
    {
        var tokens = FormulaTokenizer.Read(formula);

        Assert.Equal(
            expected,
            tokens.Where(token => token.Kind != FormulaTokenKind.End).Select(token => $"{token.Kind} {token.Text}"));
        Assert.Single(tokens, token => token.Kind is FormulaTokenKind.End or FormulaTokenKind.Unknown);
        Assert.Equal(tokens[^1].Kind == FormulaTokenKind.End, tokens[^1].Text.Length == 0);
        Assert.All(tokens.Zip(tokens.Skip(1)), pair => Assert.True(
            string.IsNullOrWhiteSpace(formula[pair.First.End..pair.Second.Start])));
    }

    [Theory]
    [InlineData("a", '\'', "'a'")]
    [InlineData("it's", '\'', "'it''s'")]
    [InlineData("it's", '"', "\"it's\"")]
    [InlineData("a\nb", '"', "\"a\\nb\"")]
    public void A_text_is_written_so_that_it_reads_the_same(string text, char quote, string expected)
    {
        var written = FormulaTokenizer.Quoted(text, quote);

        Assert.Equal(expected, written);
        Assert.Equal(text, FormulaTokenizer.Read(written)[0].Text);
    }
}
