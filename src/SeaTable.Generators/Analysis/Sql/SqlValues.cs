using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>
/// Looks at where values stand in a statement: each must be a parameter by itself, and each parameter must have a value.
/// </summary>
internal sealed class SqlValues
{
    private readonly SqlReport _report;
    private readonly SqlStringSource _source;
    private readonly List<(SqlToken Token, int Start, SqlPiece Value)> _inQuotes = [];
    private readonly HashSet<int> _withoutValue;
    private readonly SqlCheck _check;

    public SqlValues(SqlReport report, SqlStringSource source, SqlCheck check)
    {
        (_report, _source, _check) = (report, source, check);
        _withoutValue = [.. check.Tokens.Where(token => token.Kind == SqlTokenKind.Parameter).Select(token => token.Span.Start)];
        foreach (var (start, piece) in source.Values)
        {
            if (!_withoutValue.Remove(start))
            {
                _inQuotes.Add(
                    (check.Tokens.FirstOrDefault(token => token.Span.Start < start && start < token.Span.End), start, piece));
            }
        }
    }

    /// <summary>Whether a problem is about quotes that a value stands in, so that it goes away with them.</summary>
    public bool IsBehind(SqlProblem problem) =>
        _inQuotes.Exists(found => problem.Span.Start < found.Token.Span.End && found.Token.Span.Start < problem.Span.End);

    /// <summary>Reports values in quotes and, where values travel within the string, a <c>?</c> without one.</summary>
    public void Check(bool isStatement)
    {
        foreach (var quotes in _inQuotes.GroupBy(found => found.Token.Span.Length == 0 ? found.Start : found.Token.Span.Start))
        {
            var (token, start, value) = quotes.First();
            ReportInQuotes(token, value, quotes.Count() == 1 ? SqlQuotesFix.Of(_check, token, start, value) : null);
        }

        foreach (var parameter in _withoutValue.Where(_ => isStatement))
        {
            _report.Add(
                SqlRules.PlaceWithoutValue,
                _source.Place(new SqlSpan(parameter, 1)),
                "This ? has no value. Write the value itself into the interpolated string, as {value}, and it is sent as a "
                    + "parameter.");
        }
    }

    private void ReportInQuotes(SqlToken token, SqlPiece piece, SqlQuotesFix? fix)
    {
        var place = token.Span.Length == 0 ? piece.Span : _source.Place(token.Span);
        if (token.Kind == SqlTokenKind.QuotedName)
        {
            _report.Add(
                SqlRules.HoleInQuotes, place, "A value can't be a name: tables and columns are named in the statement itself.");
        }
        else if (fix is { Hole: var hole })
        {
            _report.Add(
                SqlRules.HoleInQuotes,
                place,
                $"In quotes this is a text with a ?, not the value. Values are sent as parameters: write {hole}.",
                _source.Place(fix.Replaced),
                hole,
                $"Write {hole}");
        }
        else
        {
            _report.Add(
                SqlRules.HoleInQuotes,
                place,
                "In quotes or a comment the value is not sent. Put the whole text together in the hole, as in LIKE {name + "
                    + "\"%\"}.");
        }
    }
}
