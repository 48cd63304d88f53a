using System.Globalization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Finds out which rows of a range are not there: the server refuses all of them, and does not say.</summary>
internal sealed class MissingRows(ClientSession session, TableSchema schema)
{
    /// <summary>The most ids that a message names.</summary>
    private const int MostNamed = 10;

    private readonly StoredRows _stored = new(session, schema);

    /// <summary>The refusal of an update, with the ids of the rows that are not there, as far as one statement tells.</summary>
    internal async Task<SeaTableRowNotFoundException> NamedAsync(
        SeaTableRowNotFoundException refusal, string[] rowIds, CancellationToken cancellationToken)
    {
        var missing = rowIds.Length == 1 ? rowIds
            : await FindAsync([.. rowIds.Distinct()], cancellationToken).ConfigureAwait(false);
        if (missing.Length == 0)
            return refusal;

        var more = missing.Length > MostNamed
            ? string.Create(CultureInfo.InvariantCulture, $" and {missing.Length - MostNamed} more") : "";
        var named = rowIds.Length == 1 ? "" : $" Not there: {string.Join(", ", missing.Take(MostNamed))}{more}.";
        return new SeaTableRowNotFoundException(
            refusal.Message + named, refusal.StatusCode ?? default, refusal.ServerMessage, refusal)
        {
            IsTransient = refusal.IsTransient,
            RetryAfter = refusal.RetryAfter,
            NotApplied = refusal.NotApplied,
            Outcome = refusal.Outcome,
            RowIds = missing,
        };
    }

    private async Task<string[]> FindAsync(string[] rowIds, CancellationToken cancellationToken)
    {
        try
        {
            var found = await _stored.FindAsync(rowIds, mayMissSome: false, cancellationToken).ConfigureAwait(false);
            return Array.FindAll(rowIds, id => !found.Contains(id));
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            return []; // The refusal says what is to be known.
        }
    }
}
