using System;
using System.Collections.Generic;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>In which part of a statement words stand: its clause, and the parentheses around them.</summary>
/// <param name="Statement">The word that the statement begins with, in capitals.</param>
/// <param name="Clause">The word that the clause begins with, in capitals.</param>
/// <param name="Opening">Where among the words the parenthesis stands that is open; -1 when there is none.</param>
/// <param name="Commas">How many commas stand in it, or in the clause without parentheses.</param>
internal sealed record SqlClausePlace(string Statement, string Clause, int Opening, int Commas)
{
    /// <summary>Reads the words up to a place.</summary>
    public static SqlClausePlace Of(IReadOnlyList<SqlToken> tokens)
    {
        var open = new Stack<(int Opening, int Commas)>();
        var (opening, commas) = (-1, 0);
        var clause = "";
        for (var index = 0; index < tokens.Count; index++)
        {
            if (Is(tokens[index], "("))
            {
                open.Push((opening, commas));
                (opening, commas) = (index, 0);
            }
            else if (Is(tokens[index], ")") && open.Count > 0)
            {
                (opening, commas) = open.Pop();
            }
            else if (Is(tokens[index], ","))
            {
                commas++;
            }
            else if (open.Count == 0 && BeginsClause(tokens, index))
            {
                clause = Word(tokens[index]);
                commas = 0;
            }
        }

        return new SqlClausePlace(tokens.Count == 0 ? "" : Word(tokens[0]), clause, opening, commas);
    }

    /// <summary>The word in capitals; empty when the token is none.</summary>
    public static string Word(SqlToken token) => token.Kind == SqlTokenKind.Word ? token.Text.ToUpperInvariant() : "";

    /// <summary>Whether a token is a certain sign.</summary>
    public static bool Is(SqlToken token, string sign) => token.Kind == SqlTokenKind.Sign && token.Text == sign;

    /// <summary>The function whose arguments stand in the open parenthesis, or null.</summary>
    public FunctionFacts? Function(IReadOnlyList<SqlToken> tokens) =>
        Opening > 0 && tokens[Opening - 1].Kind == SqlTokenKind.Word && !IsList(tokens)
            ? FunctionCatalogue.FindInSql(tokens[Opening - 1].Text)
            : null;

    /// <summary>Whether the open parenthesis holds the values behind IN, HAS … OF or IS EXACTLY.</summary>
    public bool IsList(IReadOnlyList<SqlToken> tokens) =>
        Opening > 0 && Word(tokens[Opening - 1]) is "IN" or "OF" or "EXACTLY";

    private static bool BeginsClause(IReadOnlyList<SqlToken> tokens, int index) => Word(tokens[index]) switch
    {
        "" => false,
        "SELECT" or "UPDATE" or "DELETE" or "INSERT" => index == 0,
        "INTO" => index == 1,
        "ON" or "OFFSET" => true,
        var word => SqlKeywords.IsClause(word) || string.Equals(word, "JOIN", StringComparison.Ordinal),
    };
}
