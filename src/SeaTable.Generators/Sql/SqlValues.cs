using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Sql;

namespace SeaTable.Generators.Sql;

/// <summary>Looks at where values stand in a statement: each must be a parameter by itself, and each parameter must have a value.</summary>
internal sealed class SqlValues(SqlReport report, SqlSource source, SqlCheck check)
{
    public void Check(bool isStatement)
    {
        HashSet<int> parameters = [.. check.Tokens.Where(token => token.Kind == SqlTokenKind.Parameter).Select(token => token.Span.Start)];
        foreach ((int start, SqlPiece piece) in source.Values)
        {
            if (!parameters.Remove(start))
            {
                ComplainInQuotes(start, piece);
            }
        }

        foreach (int parameter in parameters.Where(_ => isStatement))
        {
            report.Add(
                SqlRules.PlaceWithoutValue,
                source.Place(new SqlSpan(parameter, 1)),
                "This ? has no value. Write the value itself into the interpolated string, as {value}, and it is sent as a parameter.");
        }
    }

    private void ComplainInQuotes(int start, SqlPiece piece)
    {
        SqlToken token = check.Tokens.FirstOrDefault(token => token.Span.Start < start && start < token.Span.End);
        TextSpan place = token.Span.Length == 0 ? piece.Span : source.Place(token.Span);
        if (token.Kind == SqlTokenKind.QuotedName)
        {
            report.Add(SqlRules.HoleInQuotes, place, "A value can't be a name: tables and columns are named in the statement itself.");
        }
        else if (token.Kind == SqlTokenKind.Text && token.Text == "?" && token.Span.Length == 3)
        {
            string hole = "{" + piece.Value + "}";
            report.Add(SqlRules.HoleInQuotes, place, $"In quotes this is the text '?', not the value. Values are sent as parameters: write {hole}.", place, hole, $"Write {hole}");
        }
        else
        {
            report.Add(
                SqlRules.HoleInQuotes,
                place,
                "In quotes or a comment the value is not sent. Put the whole text together in the hole, as in LIKE {name + \"%\"}.");
        }
    }
}
